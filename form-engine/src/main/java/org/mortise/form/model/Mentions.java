package org.mortise.form.model;

import java.util.Collection;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where a part of a document, as text, names fields: in quotes by their keys, or in formulas in braces, which may be wide ones with
 * space inside, as people type them.
 */
public final class Mentions {

    /** What stands before a name in a formula; line ends are written as JSON has them. */
    public static final String OPENING = "[{｛](?:\\\\[bfnrt]|[\\s\\p{Z}])*";

    private static final Pattern NOTHING = Pattern.compile("(?!)");

    private Mentions() {}

    /** Finds any of {@code paths}: fields by their keys, columns as {@code table.column}. */
    public static Pattern of(Collection<String> paths) {
        if (paths.isEmpty()) {
            return NOTHING;
        }
        var any = paths.stream()
                .sorted()
                .map(path -> path.replace(".", "[.．]"))
                .collect(Collectors.joining("|", "(?:", ")"));
        return Pattern.compile("\"(?:record[.．])?" + any + "(?=[\"\\\\.．])|" + OPENING + any + "(?![a-z0-9_])");
    }
}
