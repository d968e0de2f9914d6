/// SQL, with what Transact-SQL adds.
enum SQLLexer {
  private static let words = WordTable(
    ignoresCase: true,
    [
      .keyword: """
      add all alter and any apply as asc authorization backup begin between by cascade case catch \
      check close cluster column commit constraint create cross current cursor database deallocate \
      declare default delete deny desc distinct drop each else end escape except exec execute exists \
      explain external fetch first following for foreign from full function go grant group having \
      identity if ignore in index inner insert instead intersect into is join key language last left \
      like limit local lock materialized merge minus natural next no nocheck not null nulls of off \
      offset on only open option or order outer over partition percent pivot preceding primary print \
      proc procedure raiserror range recursive references rename replace restore restrict return \
      returning returns revoke right rollback row rows save schema select session set some table temp \
      temporary then throw timespan to top tran transaction trigger truncate try unbounded union \
      unique unpivot update use user using values view waitfor when where while window with without \
      work true false
      """,
      .builtin: """
      bigint binary bit blob bool boolean char character clob date datetime datetime2 datetimeoffset \
      dec decimal double float geography geometry hierarchyid image int integer interval json jsonb \
      money nchar ntext number numeric nvarchar precision real serial smalldatetime smallint \
      smallmoney sql_variant text time timestamp timestamptz tinyint uniqueidentifier uuid varbinary \
      varchar varchar2 xml \
      abs avg cast ceiling charindex coalesce concat convert count count_big current_date \
      current_timestamp dateadd datediff datename datepart day dense_rank floor format getdate \
      getutcdate iif isnull lag lead len length lower ltrim max min month newid now nullif ntile \
      object_id power rank round row_number rtrim scope_identity sqrt stdev string_agg stuff \
      substring sum sysdatetime trim upper var year
      """,
    ]
  )

  static func scan(_ code: borrowing Span<UInt8>, into tokens: inout TokenWriter) {
    while tokens.position < code.count {
      let start = tokens.position
      let next = code.ascii(at: start + 1)
      switch code.ascii(at: start) {
      case "-" where next == "-":
        tokens.take(code, to: code.endOfLine(from: start), as: .comment)
      case "/" where next == "*":
        tokens.take(code, to: code.end(of: "*/", from: start + 2), as: .comment)
      case "'", "\"": takeString(code, from: start, &tokens)
      case "N" where next == "'", "n" where next == "'": takeString(code, from: start + 1, &tokens)
      case "[": tokens.take(code, to: code.endOfString(from: start + 1, quote: "]", escape: nil))
      case "`": tokens.take(code, to: code.endOfString(from: start + 1, quote: "`", escape: nil))
      case "@": tokens.take(code, to: endOfVariable(code, from: start), as: .variable)
      case "0"..."9": tokens.take(code, to: code.endOfNumber(from: start), as: .number)
      case _ where code[start].isWordStart: tokens.takeName(code, words)
      default: tokens.take(code, to: start + 1)
      }
    }
  }

  private static func takeString(
    _ code: borrowing Span<UInt8>,
    from quote: Int,
    _ tokens: inout TokenWriter
  ) {
    let end = code.endOfDoublingString(from: quote + 1, quote: code.ascii(at: quote))
    tokens.take(code, to: end, as: .string)
  }

  private static func endOfVariable(_ code: borrowing Span<UInt8>, from start: Int) -> Int {
    code.endOfWord(from: code.endOfRun(of: "@", from: start))
  }
}
