package org.mortise.form.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.FieldTraits;
import org.mortise.core.metadata.ValueType;
import org.owasp.html.Encoding;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * Text with headings, lists, links and tables, as HTML of which only a short list of harmless elements is kept. What comes without
 * any element is plain text and is escaped.
 */
public final class RichtextControl implements Control<TextSettings> {

    private static final int MOST = 100_000;
    private static final Pattern ELEMENT = Pattern.compile("<[a-zA-Z][^>]*>");
    private static final Pattern EXPORTED = Pattern.compile(
            "(?s)<(p|h[1-4]|ul|ol|table|pre|blockquote|div)[ >].*</(p|h[1-4]|ul|ol|table|pre|blockquote|div)>");
    private static final Pattern EMPTY = Pattern.compile("(?:<[^>]*>|\\s|&nbsp;)*");
    private static final Pattern BREAK = Pattern.compile("<br ?/?>|</(?:p|div|h[1-4]|li|tr|pre|blockquote)>");
    private static final Pattern TAG = Pattern.compile("<[^>]*>");
    private static final Pattern LINES = Pattern.compile("\\r\\n?|\\n");
    private static final PolicyFactory POLICY = new HtmlPolicyBuilder()
            .allowElements(
                    "p",
                    "br",
                    "hr",
                    "h1",
                    "h2",
                    "h3",
                    "h4",
                    "b",
                    "strong",
                    "i",
                    "em",
                    "u",
                    "s",
                    "sub",
                    "sup",
                    "code",
                    "pre",
                    "blockquote",
                    "ul",
                    "ol",
                    "li",
                    "table",
                    "thead",
                    "tbody",
                    "tr",
                    "th",
                    "td",
                    "a",
                    "div")
            .allowAttributes("href")
            .onElements("a")
            .allowAttributes("colspan", "rowspan")
            .matching(Pattern.compile("[1-9][0-9]?"))
            .onElements("td", "th")
            .allowStandardUrlProtocols()
            .requireRelNofollowOnLinks()
            .toFactory();

    @Override
    public String type() {
        return "richtext";
    }

    @Override
    public FieldTraits traits() {
        return FieldTraits.PLAIN.ofMarkup();
    }

    @Override
    public CellReading cells() {
        return CellReading.OWN;
    }

    @Override
    public ValueType valueType() {
        return ValueType.LONG_TEXT;
    }

    @Override
    public TextSettings settings(FieldProps props) {
        return TextSettings.read(props, MOST);
    }

    @Override
    public List<Problem> check(TextSettings settings) {
        return settings.check();
    }

    @Override
    public boolean computable() {
        return false;
    }

    @Override
    public Coerced coerce(TextSettings settings, JsonNode sent, Coercion coercion) {
        return Texts.read(sent, "not_a_text", text -> {
            if (Texts.length(text) > 2 * MOST) {
                return Coerced.refused("text_too_long", Map.of("max", MOST, "length", Texts.length(text)));
            }
            var html = POLICY.sanitize(ELEMENT.matcher(text).find() ? text : paragraphs(text));
            return EMPTY.matcher(html).matches() ? Coerced.blank() : Coerced.of(html);
        });
    }

    /** A text of paragraphs is what exports say; in any other a bracket is a bracket. */
    @Override
    public Coerced cell(TextSettings settings, String text, Coercion coercion) {
        var html = EXPORTED.matcher(text.strip()).matches() ? text : paragraphs(text);
        return coerce(settings, TextNode.valueOf(html), coercion);
    }

    /** Every line is a paragraph; the sanitizer writes what is left as text. */
    private static String paragraphs(String text) {
        var html = new StringBuilder();
        for (var line : LINES.split(text)) {
            html.append("<p>")
                    .append(line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))
                    .append("</p>");
        }
        return html.toString();
    }

    /** What people read in sanitized HTML, line by line. */
    public static String plain(String html) {
        var text = TAG.matcher(BREAK.matcher(html).replaceAll("\n")).replaceAll("");
        return Encoding.decodeHtml(text, false).replace('\u00a0', ' ').strip();
    }

    @Override
    public List<Problem> validate(TextSettings settings, JsonNode value) {
        return settings.validate(value);
    }

    @Override
    public ObjectNode valueSchema(TextSettings settings) {
        return ValueSchema.text(settings);
    }
}
