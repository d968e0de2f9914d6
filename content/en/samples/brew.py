def brew(beans, water):
    #<pour>
    bloom = water * 0.1
    pour(beans, bloom)
    pour(beans, water - bloom)
    #</pour>
    return cup()
