import Testing

@testable import Diglot

/// One small example for every kind of node, by the specification's own rules.
struct MarkdownNodeKindsTests {
  @Test(arguments: [
    ("a\nb  \nc\\\nd", "<p>a\nb<br />\nc<br />\nd</p>\n"),
    ("# a *b*\n", "<h1>a <em>b</em></h1>\n"),
    ("a\n---\n", "<h2>a</h2>\n"),
    ("> a\n>\n> b\n", "<blockquote>\n<p>a</p>\n<p>b</p>\n</blockquote>\n"),
    (">\n", "<blockquote>\n</blockquote>\n"),
    ("- a\n- b\n", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"),
    ("- a\n\n- b\n", "<ul>\n<li>\n<p>a</p>\n</li>\n<li>\n<p>b</p>\n</li>\n</ul>\n"),
    ("7. a\n   - b\n", "<ol start=\"7\">\n<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n</ol>\n"),
    ("- # a\n", "<ul>\n<li>\n<h1>a</h1>\n</li>\n</ul>\n"),
    ("-\n", "<ul>\n<li></li>\n</ul>\n"),
    (
      "- [x] a\n- [ ] b\n",
      "<ul>\n<li><input type=\"checkbox\" checked=\"\" disabled=\"\" /> a</li>\n"
        + "<li><input type=\"checkbox\" disabled=\"\" /> b</li>\n</ul>\n"
    ),
    (
      "```a b\n<&\">\n```\n", "<pre><code class=\"language-a\">&lt;&amp;&quot;&gt;\n</code></pre>\n"
    ),
    ("    a\n", "<pre><code>a\n</code></pre>\n"),
    ("<div>\n*a*\n\nb\n", "<div>\n*a*\n<p>b</p>\n"),
    ("a <b>c</b>\n", "<p>a <b>c</b></p>\n"),
    ("***\n", "<hr />\n"),
    ("`a <b`\n", "<p><code>a &lt;b</code></p>\n"),
    ("*a* __b__ ~~c~~\n", "<p><em>a</em> <strong>b</strong> <del>c</del></p>\n"),
    (
      "[a *b*](/u&v \"t\\\"\")\n",
      "<p><a href=\"/u&amp;v\" title=\"t&quot;\">a <em>b</em></a></p>\n"
    ),
    ("![a *b* `c`](d%20e?f)\n", "<p><img src=\"d%20e?f\" alt=\"a b c\" /></p>\n"),
    (
      "<http://a.example/ä>\n",
      "<p><a href=\"http://a.example/%C3%A4\">http://a.example/ä</a></p>\n"
    ),
    ("www.a.example\n", "<p><a href=\"http://www.a.example\">www.a.example</a></p>\n"),
    (
      "a | b | c\n:-|-:|:-:\n1 | 2\n",
      "<table>\n<thead>\n<tr>\n<th align=\"left\">a</th>\n<th align=\"right\">b</th>\n"
        + "<th align=\"center\">c</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td align=\"left\">1</td>\n"
        + "<td align=\"right\">2</td>\n<td align=\"center\"></td>\n</tr>\n</tbody>\n</table>\n"
    ),
    ("|a|\n|-|\n", "<table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n</table>\n"),
    ("[a]\n\n[a]: b 'c'\n", "<p><a href=\"b\" title=\"c\">a</a></p>\n"),
    ("&auml; &#228; \\& &nope;\n", "<p>ä ä &amp; &amp;nope;</p>\n"),
    ("", ""),
  ])
  func rendersAsTheSpecificationSays(markdown: String, html: String) throws {
    #expect(try MarkdownFixture.html(markdown) == html)
  }

  @Test func alignsByClassesWhereNoStyleMayStandInline() throws {
    let html = try MarkdownFixture.html("a|b\n:-|-\n", options: MarkdownHTMLOptions())
    #expect(html.contains("<th class=\"align-left\">a</th>\n<th>b</th>"))
  }

  @Test(arguments: [
    ("- [x] Write *it*", "checked=\"\" disabled=\"\" aria-label=\"Write it\" /> Write <em>it"),
    ("- [ ] a \"b\" & c", "\"checkbox\" disabled=\"\" aria-label=\"a &quot;b&quot; &amp; c\" /> a"),
    ("- [ ] ![](x.png)", "aria-label=\"…\" /> <img"),
  ])
  func namesTheBoxesOfTasks(markdown: String, html: String) throws {
    let written = try MarkdownFixture.html(markdown, options: MarkdownHTMLOptions())
    #expect(written.contains("<li class=\"task-list-item\"><input type=\"checkbox\""))
    #expect(written.contains(html), "\(written)")
  }
}
