/// The Kusto query language.
enum KustoLexer {
  private static let words = WordTable([
    .keyword: """
    and as asc between by consume contains contains_cs containscs count datatable default desc \
    distinct evaluate extend externaldata facet false filter find fork from getschema has has_all \
    has_any has_cs hasprefix hassuffix in in~ invoke join kind let limit lookup make-series \
    materialize matches mv-apply mv-expand not notcontains notcontainscs null nulls on or order \
    parse parse-kv parse-where partition pattern print project project-away project-keep \
    project-rename project-reorder range reduce regex render sample sample-distinct scan search \
    serialize set sort startswith endswith step summarize take to toscalar top top-hitters \
    top-nested true typeof union view where with bool date datetime dynamic decimal guid int long \
    real string time timespan
    """,
    .builtin: """
    abs ago arg_max arg_min avg avgif base64_decode_tostring bin bin_at case ceiling coalesce count \
    countif dcount dcountif datetime_add datetime_diff dayofweek endofday endofmonth endofweek \
    exp extract extract_all floor format_datetime format_timespan hash iff iif indexof isempty \
    isnotempty isnotnull isnull log make_bag make_datetime make_list make_set max maxif min minif \
    now parse_ipv4 parse_json parse_url percentile percentiles pow prev next rand replace_regex \
    replace_string reverse round row_number split sqrt startofday startofmonth startofweek \
    startofyear stdev strcat strcat_array strlen substring sum sumif tobool todatetime todouble \
    toint tolong tolower tostring totimespan toupper trim url_decode variance
    """,
  ])

  static func scan(_ code: borrowing Span<UInt8>, into tokens: inout TokenWriter) {
    while tokens.position < code.count {
      let start = tokens.position
      let next = code.ascii(at: start + 1)
      switch code.ascii(at: start) {
      case "/" where next == "/":
        tokens.take(code, to: code.endOfLine(from: start), as: .comment)
      case "\"", "'":
        let end = code.endOfString(from: start + 1, quote: code.ascii(at: start))
        tokens.take(code, to: end, as: .string)
      case "@" where next == "\"" || next == "'":
        let end = code.endOfDoublingString(from: start + 2, quote: next)
        tokens.take(code, to: end, as: .string)
      case "`" where code.hasPrefix("```", at: start):
        tokens.take(code, to: code.end(of: "```", from: start + 3), as: .string)
      case "." where code.byte(at: start + 1).isASCIILetter && code.isFirstOnLine(start):
        tokens.take(code, to: code.endOfHyphenatedWord(from: start + 1), as: .meta)
      case "0"..."9": tokens.take(code, to: code.endOfNumber(from: start), as: .number)
      case _ where code[start].isWordStart: takeWord(code, &tokens)
      default: tokens.take(code, to: start + 1)
      }
    }
  }

  /// Takes a word; with hyphens only if it is an operator then, for `a-b` is a difference.
  private static func takeWord(_ code: borrowing Span<UInt8>, _ tokens: inout TokenWriter) {
    let start = tokens.position
    // Not the whole chain, which would be looked at again from each of its words.
    let nearby = code.extracting(0..<min(start + 32, code.count))
    let end = nearby.endOfHyphenatedWord(from: start)
    if end > nearby.endOfWord(from: start), words.kind(of: start..<end, in: code) == .keyword {
      return tokens.take(code, to: end, as: .keyword)
    }
    tokens.takeName(code, words)
  }
}
