package org.mortise.form.comment;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;

/**
 * What somebody says: plain text in which {@code @[id]} stands for a person, so that people keep their names when they change them.
 *
 * @param mentioned whom it speaks of, in the order in which it does
 */
record CommentText(String text, Set<UUID> mentioned) {

    /** Code points; whoever is mentioned counts as one. */
    static final int LONGEST = 5_000;

    static final int MOST_MENTIONED = 20;

    private static final String AT = "/text";
    private static final Pattern MENTION =
            Pattern.compile("@\\[([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})]");
    private static final Pattern LINE_END = Pattern.compile("\r\n?");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\n\t]]");
    private static final Pattern GAP = Pattern.compile("\\s+");

    /** What was sent, without what nobody can see; refused when nothing is left of it or it is too much. */
    static CommentText sent(@Nullable String sent) {
        var text = sent == null ? "" : LINE_END.matcher(sent).replaceAll("\n");
        text = CONTROL.matcher(text).replaceAll("").strip();
        if (text.isEmpty()) {
            throw refused("comment_blank", Map.of());
        }
        var read = of(text);
        if (read.length() > LONGEST) {
            throw refused("comment_too_long", Map.of("max", LONGEST));
        }
        if (read.mentioned().size() > MOST_MENTIONED) {
            throw refused("comment_too_many_mentions", Map.of("max", MOST_MENTIONED));
        }
        return read;
    }

    static CommentText of(String text) {
        var mentioned = new LinkedHashSet<UUID>();
        var mentions = MENTION.matcher(text);
        while (mentions.find()) {
            mentioned.add(UUID.fromString(mentions.group(1)));
        }
        return new CommentText(text, mentioned);
    }

    private int length() {
        var plain = MENTION.matcher(text).replaceAll("@");
        return plain.codePointCount(0, plain.length());
    }

    /** With people by their names. */
    String named(Map<UUID, String> names) {
        return MENTION.matcher(text)
                .replaceAll(mention ->
                        Matcher.quoteReplacement("@" + names.getOrDefault(UUID.fromString(mention.group(1)), "")));
    }

    /** Its beginning in one line, with names. */
    String excerpt(Map<UUID, String> names, int most) {
        var line = GAP.matcher(named(names)).replaceAll(" ");
        return line.codePointCount(0, line.length()) <= most
                ? line
                : line.substring(0, line.offsetByCodePoints(0, most)) + "…";
    }

    /** Its beginning as it stands, cut where no mention is. */
    String beginning(int most) {
        if (text.codePointCount(0, text.length()) <= most) {
            return text;
        }
        var end = text.offsetByCodePoints(0, most);
        var mentions = MENTION.matcher(text);
        while (mentions.find() && mentions.start() < end) {
            if (mentions.end() > end) {
                end = mentions.start();
                break;
            }
        }
        return text.substring(0, end) + "…";
    }

    private static Rejected refused(String code, Map<String, Object> params) {
        return Rejected.invalid(List.of(Problem.at(AT, code, params)));
    }

    static Problem problem(String code, Map<String, Object> params) {
        return Problem.at(AT, code, params);
    }
}
