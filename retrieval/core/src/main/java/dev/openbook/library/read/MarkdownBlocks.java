package dev.openbook.library.read;

import dev.openbook.value.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;

/** Walks a tree of Markdown nodes and adds its blocks. For one thread and one document. */
final class MarkdownBlocks extends AbstractVisitor {
    private final ContentBuilder content;
    private final Deadline deadline;
    private final Limits limits;
    private int items;

    MarkdownBlocks(ContentBuilder content, Deadline deadline, Limits limits) {
        this.content = content;
        this.deadline = deadline;
        this.limits = limits;
    }

    /** Adds everything within a node. */
    void addAll(Node document) {
        document.accept(this);
    }

    @Override
    public void visit(Heading heading) {
        content.heading(heading.getLevel(), words(heading));
    }

    @Override
    public void visit(Paragraph paragraph) {
        deadline.check();
        if (items > 0) {
            content.listItem(words(paragraph));
        } else {
            content.paragraph(words(paragraph));
        }
    }

    @Override
    public void visit(ListItem item) {
        items++;
        visitChildren(item);
        items--;
    }

    @Override
    public void visit(FencedCodeBlock code) {
        content.preformatted(code.getLiteral());
    }

    @Override
    public void visit(IndentedCodeBlock code) {
        content.preformatted(code.getLiteral());
    }

    @Override
    public void visit(HtmlBlock html) {
        Parser parser = Parser.htmlParser().setMaxDepth(limits.maxDepth());
        new HtmlBlocks(content, deadline).addAll(Jsoup.parse(html.getLiteral(), "", parser).body());
    }

    @Override
    public void visit(CustomBlock block) {
        if (block instanceof TableBlock) {
            List<String> headers = new ArrayList<>();
            addRows(block, headers);
        } else {
            visitChildren(block);
        }
    }

    private void addRows(Node parent, List<String> headers) {
        Node first = parent.getFirstChild();
        boolean onlyHead = first != null && first.getNext() == null;
        for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
            if (child instanceof TableRow row) {
                content.tableRow(headers, cells(row));
            } else if (child instanceof TableHead head && !onlyHead && head.getFirstChild() instanceof TableRow row) {
                headers.addAll(cells(row));
            } else {
                addRows(child, headers);
            }
        }
    }

    private static List<String> cells(TableRow row) {
        List<String> cells = new ArrayList<>();
        for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
            cells.add(cell instanceof TableCell ? words(cell) : "");
        }
        return cells;
    }

    private static String words(Node node) {
        StringBuilder words = new StringBuilder();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(Text text) {
                words.append(text.getLiteral());
            }

            @Override
            public void visit(Code code) {
                words.append(code.getLiteral());
            }

            @Override
            public void visit(SoftLineBreak lineBreak) {
                words.append(' ');
            }

            @Override
            public void visit(HardLineBreak lineBreak) {
                words.append('\n');
            }

            @Override
            public void visit(HtmlInline html) {
                words.append(html.getLiteral().toLowerCase(Locale.ROOT).startsWith("<br") ? "\n" : "");
            }
        });
        return words.toString();
    }
}
