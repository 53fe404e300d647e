package org.mortise.form.excel;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;

/** How the words of a cell are told apart, and how those of options are compared. */
final class Choices {

    private static final Pattern SEPARATOR = Pattern.compile("[、;；,，|/\\n]");
    private static final Pattern BETWEEN_PATHS = Pattern.compile("[、;；,，|\\n]");

    private Choices() {}

    /** Spelling by which options are found: folded, upper-case, without the classifier 级 or 类. */
    static String spelling(String text) {
        var plain = Normal.optionKey(text);
        return plain.length() > 1 && (plain.endsWith("级") || plain.endsWith("类"))
                ? plain.substring(0, plain.length() - 1)
                : plain;
    }

    /** The words of a cell that holds several. */
    static List<String> split(String text) {
        return split(text, SEPARATOR);
    }

    /** The same where a slash stands inside a path. */
    static List<String> paths(String text) {
        return split(text, BETWEEN_PATHS);
    }

    private static List<String> split(String text, Pattern separator) {
        var parts = new LinkedHashSet<String>();
        for (var part : separator.split(text)) {
            var trimmed = Normal.trim(part);
            if (!trimmed.isEmpty()) {
                parts.add(trimmed);
            }
        }
        return List.copyOf(parts);
    }
}
