/// Hostile, odd and ordinary raw HTML, in our own words.
enum HTMLSnippets {
  static let active = #"""
    <script>alert(1)</script>
    <script>a<b</script>
    <SCRIPT SRC=//evil.example/x.js></SCRIPT>
    <script/x>alert(1)</script/x>
    <script>if (a</script><b>c
    <script><!-- <script> </script> --></script>
    <style>p{background:url(javascript:alert(1))}</style>
    <style><img src=x onerror=alert(1)></style>
    <img src=x onerror=alert(1)>
    <img src=x onerror="alert(1)" alt="a > b">
    <img/src=x/onerror=alert(1)>
    <img src="javascript:alert(1)">
    <img src="data:image/png;base64,AAAA" alt=dot>
    <img src="data:image/svg+xml,<svg onload=alert(1)>">
    <img src="data:text/html,<script>alert(1)</script>">
    <a href="javascript:alert(1)">x</a>
    <a href="JaVaScRiPt:alert(1)">x</a>
    <a href=" javascript:alert(1)">x</a>
    <a href="java&#9;script:alert(1)">x</a>
    <a href="java&Tab;script&colon;alert(1)">x</a>
    <a href="javascript&#58;alert(1)">x</a>
    <a href="&#106;&#x61;vascript:alert(1)">x</a>
    <a href="&#0000106avascript:alert(1)">x</a>
    <a href="java&NewLine;script:alert(1)">x</a>
    <a href="&#1;javascript:alert(1)">x</a>
    <a href="vbscript:msgbox(1)">x</a>
    <a href="data:text/html;base64,PHNjcmlwdD4=">x</a>
    <a href="data:image/png;base64,AAAA">x</a>
    <a href='javascript:alert("x")' title='"><script>alert(1)</script>'>x</a>
    <a href="x" style="position:fixed" onclick=alert(1)>x</a>
    <a href="x" target=_blank>x</a>
    <a href="x" target=_blank rel="nofollow noopener">x</a>
    <a href="x" target="evil">x</a>
    <iframe src="https://player.example/v"></iframe>
    <iframe src="https://player.example/v">fall <b>back</iframe>after
    <iframe src="http://player.example/v">x</iframe>
    <iframe src="//player.example/v">x</iframe>
    <iframe srcdoc="<script>alert(1)</script>"></iframe>
    <iframe src="javascript:alert(1)"></iframe>
    <object data="x.swf"><param name=a></object>
    <embed src=x>
    <svg onload=alert(1)><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>
    <svg><script>alert(1)</script></svg>
    <svg><style><img src=x onerror=alert(1)></style></svg>
    <math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>
    <math href="javascript:alert(1)">x</math>
    <noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>
    <template><img src=x onerror=alert(1)></template>
    <textarea></textarea><img src=x onerror=alert(1)></textarea>
    <title></title><img src=x onerror=alert(1)></title>
    <xmp><b>x</xmp>
    <plaintext><b>x</b>
    <select><option>a<option>b</select>
    <form action="javascript:alert(1)"><input type=submit><button>go</button></form>
    <base href="https://evil.example/"><link rel=stylesheet href=x><meta http-equiv=refresh content=0>
    <body onload=alert(1)><html lang=x><head><frameset><frame src=x>
    <marquee onstart=alert(1)>x</marquee>
    <video src=x onerror=alert(1)><source onerror=alert(1) src=y>text</video>
    <video poster="javascript:alert(1)" src="v.mp4" controls></video>
    <audio src=x onerror=alert(1)></audio>
    <details open ontoggle=alert(1)><summary>x</summary>y</details>
    <b onmouseover=alert(1)>x</b>
    <b ONCLICK = 'alert(1)' STYLE = "x">x</b>
    <b "onclick=alert(1)">x</b>
    <b `x` =y ==z <u>x</b>
    <blockquote cite="javascript:alert(1)">q</blockquote>
    <q cite="https://a.example/?a=1&b=2">q</q>
    <isindex type=image src=1 onerror=alert(1)>
    <image src=x onerror=alert(1)>
    <<script>alert(1)//<</script>
    <scr<script>ipt>alert(1)</scr</script>ipt>
    <a href="x" href="javascript:alert(1)">x</a>
    <a id=x name=y id=z>x</a>
    <p id="a b" class="  c   d ">x</p>
    <span id="" class="">x</span>
    <div id=document class=cookie data-x='a"b' aria-label="&lt;x&gt;" data-=y>x</div>
    """#.split(separator: "\n").map(String.init)

  static let odd = #"""
    <Subscription ID>
    Enter <Resource group name> and <VM Instance Name>, then <c0>.
    <a id="7"/></a>Seven
    <a name="x"></a>Title
    <a name="x">unclosed <b>bold
    <a href="" id="x"></a>
    <a>bare</a>
    <a href=one>1<a href=two>2</a>3</a>
    <a href=one><div><a href=two>x</a></div></a>
    <a href=card><div>block <b>in</b> link</div></a>
    <a href=1><table><tr><td><a href=2 id=k>x</a></td></tr></table></a>
    <a href=1><table><a href=2>x</a></table>
    <b><i>x</b>y</i>
    <b><p>x</b>y</p>
    <p><b>x<p>y</b>z
    <p>a<div>b</p>c</div>d
    <p>one<p>two<ul><li>three<p>four</ul>five
    <div><span><div>x</span></div>y</div>
    <b><b><b><b><b>x</b></b></b></b></b>
    </p></div></b></li></table>x
    </br></p>x
    <br/><hr/><wbr/><img src=a/>
    <br></br><hr></hr>
    <div/>x<span/>y<p/>z
    <ul><li>a<li>b<ul><li>c</ul><li>d</ul>
    <ul>a<li>b</ul>
    <li>lonely<li>item
    <ol start=3 type=A reversed reserved><li value=7>x<li value=y>y</ol>
    <ol type=circle start=1.5><li type=disc>x</ol>
    <dl><dt>a<dd>b<dt>c<dd>d</dl>
    <dt>a<dd>b
    <dl><dt><ul><li><dt>x</dl>
    <ul><li><blockquote><li>x</blockquote></ul>
    <ul><li></ul></li>x
    <li><ul></li>x</ul>
    <table><tr><td>a<td>b<tr><td>c</table>d
    <table>text<tr>more<td>cell</td>after</tr>end</table>
    <table> <tr> <td>x</td> </tr> </table>
    <table><td>a</table>
    <table><b>x</b><tr><td>y</table>
    <table><tr><td></tr></td><td>x</table>
    <table><caption>c<p>d<tr><td>x</caption></table>
    <table><col><col span=2><tr><td>x</table>
    <table><colgroup><col>text</colgroup><thead><th>h<tbody><td>x<tfoot><td>f</table>
    <table><tr><td><table><tr><td>x</td></tr></table></td></tr></table>
    <table><table><tr><td>x</table>y</table>z
    <table><tr><td><div>x<td>y</div></table>
    <table><tr><td><b>x</td><td>y</b></td></tr></table>
    <table><tr><script>x</script><td>y</table>
    <table><tr><foo><td>y</table>
    <table><li>x<tr><td>y</table>
    <table><tr><th scope=row align=right valign=top width=5 bgcolor=red colspan=2 nowrap>h</table>
    <table border=1 cellpadding=2 width="100%" align=center><tr align=left height=3><td colspan=0>x</table>
    <td>stray</td><tr><tbody>cell</table>
    <col><caption>x</caption><colgroup>
    <p><table><tr><td>x</table></p>
    <h2>a<h3>b</h2>c
    <h2>a<div>b</div><p>c<p>d</h2>e
    <h1><b><h2>x</b></h1>
    <pre>a<div>b</div><p>c<p>d<table><tr><td>x</table></pre>
    <pre lang=x>a <b>b</pre>c</b>
    <summary>lost</summary><figcaption>lost</figcaption><source src=x>
    <figure><img src=a alt="x &amp; y" width=50% height=20px border=0><figcaption>c</figure>
    <details><summary>a<p>b</summary><p>c</details>
    <ruby>漢<rp>(<rt>かん<rp>)</ruby>字
    <ruby><rb>a<rb>b<rtc><rt>c<rt>d</rtc></ruby>
    <ruby><span>x<rt>y</span></ruby>
    <rt>x<rp>y
    <ruby>a<rt>b<div>c</div></ruby>
    <font color=red size=2>x</font><center>y<center>z</center></center>
    <center><p>x</center>y
    <font><p>x</font>y
    <nobr>a<nobr>b</nobr></nobr><rgn>China</rgn><strike>s</strike>
    <image src=a alt=b>
    <img alt="no source <b>">
    <img src="">
    <img src=a>
    <table><img alt="lost"></table>
    <div align=center>x</div><div align="CENTER" class="align-center k">y</div><p align=justify>z
    <h5>x</h5><h6>y</h6><bdo dir=RTL>z</bdo><span lang=ko dir=up>k</span>
    <hr size=3 noshade color=red width=5><br clear=all>
    <time datetime="2020-01-01">t</time><del cite=x datetime=y>d</del><ins><p>i</ins>
    <ins><div>x</ins>y</div>
    <label for=x>l</label><kbd>k</kbd><samp>s</samp><var>v</var><wbr>
    """#.split(separator: "\n").map(String.init)

  static let text = #"""
    a & b &amp; c &copy; d &copy e &copyx &unknown; &amp &#65; &#x42 &#0; &#x80; &#xD800; &#x110000;
    &#1; &#13; &#127; &#xFFFE; &notit; &NotEqualTilde; &lt &gt;&quot;
    <a href="?a=1&copy=2&lt=3&amp=4&notin;=5&copy">x</a>
    <b title="a&quot;b'c<d>e&#10;f">x</b>
    1 < 2 > 0 <3 </3 < b> a<
    a </> b </ c> d
    <!-- private --> x <!-- a -- b > c --> y
    <!--> x --> y
    <!---> x --> y
    <!-- a --!> b
    <!-- never closed <b>x</b>
    <!DOCTYPE html><!ELEMENT a><! x>y
    <!>a<?>b
    <?php echo "a>b"; $password = 1 ?>c
    <?xml version=1>d
    <![CDATA[ a > b ]]>c
    <![CDATA[ never > closed
    <![if IE]>x<![endif]>
    <a href="x
    <a href="x>y</a> <b>z
    <b x='
    <b x=
    <b x
    <b
    <b/
    </b
    </b x
    <b x=1/>y
    <b x="1"y='2'z>w</b>
    <b x = "1" / y>w</b>
    <B>upper</B><SPAN CLASS=X>y</Span>
    <a:b>x</a:b><x-y z>w</x-y><b.c>v
    <h7>x</h7><h>y</h><blink>z</blink><tt>t</tt>
    한국어 <b>굵게</b> 日本語，：。 Русский é 😀
    tab	space   nbsp&nbsp;x
    <b x-y="1" _z=2 data-한="3" aria-Label=L DATA-Q=r>x</b>
    <b =a>x</b><b a==b>y</b><b 'a'>z</b>
    """#.split(separator: "\n").map(String.init)

  static let multiline = [
    "<div>\n\n<p>a\r\n<b>b\n</div>\n", "<table>\n<tr>\n<td>x\n</table>\n", "<pre>\n\na</pre>",
    "<a\nhref\n=\nx\ntitle='a\nb'\n>y</a\n>",
    "a\u{0}b\u{1}c\u{C}d\u{7F}e\u{85}f\u{FFFE}g\u{1FFFF}h",
    "<b title='\u{0}\u{1}\u{85}'>x</b>", "<a href='java\nscript:alert(1)'>x</a>",
    "<a href='java\u{0}script:alert(1)'>x</a>", "<a href='\u{A0}javascript:alert(1)'>x</a>",
    "<a href='\u{1F}javascript:alert(1)'>x</a>", "<script>\n<!--\nalert(1)\n//-->\n</script>\n",
    "<img src='data:\nimage/png;base64,AA' alt=x>", "<scr\u{0}ipt>x</scr\u{0}ipt>",
    "<a href='\u{FEFF}javascript:alert(1)'>x</a>", "", "\n", "<", "&", "<a", "</", "<!", "<?",
    String(repeating: "<b>", count: 150) + "x" + String(repeating: "</b>", count: 150),
    String(repeating: "<table><tr><td>", count: 60) + "x",
    String(repeating: "<div>", count: 99) + "<table>x<tr><td>y<div>z",
    "<b " + (0..<80).map { "data-a\($0)=1" }.joined(separator: " ") + ">x</b>",
  ]

  static let all = active + odd + text + multiline
}
