package dev.openbook.library.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openbook.document.DocumentContent;
import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.value.Limits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlReaderTest {
    @TempDir
    private Path folder;

    private List<String> blocks(String html) {
        return Blocks.of(new HtmlReader(), folder, html);
    }

    @Test
    void structureBecomesBlocks() {
        assertThat(blocks("""
                <title>A&amp;B</title><h1>Notice</h1><p>Two&nbsp;words and
                   a <b>bo</b>ld one.</p>Loose text<h2 id=x>Who <i>may</i> apply</h2>
                <ul><li>Schools<li>Towns <ul><li>small</ul></ul>
                <pre>  a
                    b</pre><dl><dt>Term<dd>Meaning</dl>
                <p>1 Main St.<br>Springfield</p>"""))
                .containsExactly(
                        "H1 Notice", "P Two words and a bold one.", "P Loose text", "H2 Who may apply", "LI Schools",
                        "LI Towns", "LI small", "PRE   a\n    b", "P Term", "LI Meaning", "P 1 Main St.\nSpringfield");
    }

    @Test
    void textAndRangesAreExact() {
        DocumentContent content = Blocks.read(
                new HtmlReader(), folder, "<h1>T</h1><p>One.<p>Two.<ul><li>a<li>b</ul>", Limits.standard());
        assertThat(content.text()).isEqualTo("T\n\nOne.\n\nTwo.\n\na\nb");
        assertThat(content.title()).contains("T");
        assertThat(content.pageStarts()).isEmpty();
    }

    @Test
    void rowsCarryTheirHeaders() {
        assertThat(blocks("""
                <table><caption>Awards</caption><tr><th>Year<th>Amount<th>Note</tr>
                <tr><td>1<td>$500<td></tr><tr><td>2<td>$600<td>final</tr></table>"""))
                .containsExactly("P Awards", "TR Year: 1 | Amount: $500", "TR Year: 2 | Amount: $600 | Note: final");
    }

    @Test
    void spanningCellsReachTheirRowsAndColumns() {
        assertThat(blocks("""
                <table><thead><tr><th rowspan=2>State<th colspan=2>Award</tr><tr><th>Low<th>High</tr></thead>
                <tr><td rowspan=2>Ohio<td>1<td>2</tr><tr><td>3<td>4</tr><tr><td colspan=3>Total</tr></table>"""))
                .containsExactly(
                        "TR State: Ohio | Award Low: 1 | Award High: 2", "TR State: Ohio | Award Low: 3 | Award High: 4",
                        "TR State: Total");
    }

    @Test
    void tablesWithoutHeadersAreReadWithCare() {
        assertThat(blocks("<table><tr><td>Deadline<td>May 1<tr><td>Award<td>$5</table>"))
                .containsExactly("TR Deadline | May 1", "TR Award | $5");
        assertThat(blocks("<table><tr><td>Form<td>Pages<td>Due<tr><td>SF-424<td>3<td>May</table>"))
                .containsExactly("TR Form: SF-424 | Pages: 3 | Due: May");
        assertThat(blocks("<table><tr><td><h2>Callout</h2><p>One.<p>Two.</table>"))
                .containsExactly("H2 Callout", "P One.", "P Two.");
        assertThat(blocks("<table><tr><th>Only<th>Headers</table>")).containsExactly("TR Only | Headers");
    }

    @Test
    void absurdSpansAreBounded() {
        assertThat(blocks("<table><tr><td colspan=999999999 rowspan=999999999>a<td>b<tr><td>c</table>")).hasSizeBetween(1, 2);
    }

    @Test
    void siteChromeAndHiddenThingsAreLeftOut() {
        assertThat(blocks("""
                <header>Site</header><nav>Menu</nav><div role=search>find</div><style>p{}</style><script>alert(1)</script>
                <p hidden>no</p><p style="display: none">no</p><p aria-hidden=true>no</p><button>Press</button>
                <section><header>Kept</header></section><p>Text</p><footer>Imprint</footer>"""))
                .containsExactly("P Kept", "P Text");
        assertThat(blocks("<p>Before</p><main><header><h1>T</h1></header><p>Body</main><aside>Ads</aside>"))
                .containsExactly("H1 T", "P Body");
        assertThat(blocks("<p>Before</p><article>Body</article>")).containsExactly("P Body");
        assertThat(blocks("<article>One</article><article>Two</article>")).containsExactly("P One", "P Two");
        assertThat(blocks("<main></main><p>Else</p>")).containsExactly("P Else");
    }

    /** As the web design system of the United States' government marks up frequent questions. */
    @Test
    void whatAButtonOpensIsText() {
        assertThat(blocks("""
                <div class=usa-accordion><h4 class=usa-accordion__heading>
                <button type=button aria-expanded=false aria-controls=a1>Who may apply?</button></h4>
                <div id=a1 class=usa-accordion__content hidden><p>Schools.</p><button>Share</button></div></div>
                <a role=tab aria-controls=t2>Dates</a><div id=t2 style="display: none"><p>May 1.</p></div>
                <div id=other hidden>Nobody opens this.</div>"""))
                .containsExactly("H4 Who may apply?", "P Schools.", "P Dates", "P May 1.");
    }

    @Test
    void invisibleCharactersGo() {
        assertThat(blocks("<p>co&shy;op\u200Berate \uFEFF now\u0007 &#xD800;x")).containsExactly("P cooperate now \uFFFDx");
    }

    @Test
    void deepNestingKeepsTheText() {
        Limits limits = new Limits(1 << 20, 1 << 20, 1, 50, 1, Duration.ofMinutes(1));
        String html = "<div>".repeat(20_000) + "deep" + "</div>".repeat(20_000) + "<p>after";
        assertThat(Blocks.read(new HtmlReader(), folder, html, limits).text()).contains("deep").contains("after");
    }

    @Test
    void aSmallFileThatUnfoldsIsStopped() {
        StringBuilder html = new StringBuilder("<p>");
        for (int i = 0; i < 50; i++) {
            html.append("<b a=").append(i).append('>');
        }
        html.append("</p>").append("<p>x</p>".repeat(200_000));
        assertFails(new HtmlReader(), html.toString(), FailureCode.DOCUMENT_TOO_LARGE, "elements");
    }

    @Test
    void timeIsBounded() {
        AtomicLong now = new AtomicLong();
        HtmlReader slow = new HtmlReader(() -> now.getAndAdd(Duration.ofMinutes(3).toNanos()));
        assertFails(slow, "<table><tr><td>a<td>b</table>", FailureCode.DOCUMENT_TOO_LARGE, "120000 milliseconds");
    }

    private void assertFails(HtmlReader reader, String html, FailureCode code, String words) {
        assertThatThrownBy(() -> Blocks.of(reader, folder, html))
                .isInstanceOfSatisfying(OpenbookException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContaining(words);
    }
}
