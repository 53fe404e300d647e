package org.mortise.form.excel;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Texts as people mean them: without the white space, widths and fillers that spreadsheets collect. */
final class Normal {

    private static final Pattern EDGES =
            Pattern.compile("^[\\s\\u00A0\\u3000\\u200B\\uFEFF]+|[\\s\\u00A0\\u3000\\u200B\\uFEFF]+$");
    private static final Pattern INNER_SPACE = Pattern.compile("[\\s\\u00A0\\u3000\\u200B\\uFEFF]+");
    private static final Set<String> FILLERS = Set.of("无", "-", "/", "暂无", "不详", "n/a", "待定", "未知", "—", "——");

    private Normal() {}

    /** Without white space at both ends (ideographic and zero-width included) and with plain line breaks. */
    static String trim(String text) {
        return EDGES.matcher(text).replaceAll("").replace("\r\n", "\n");
    }

    /** Full-width letters and digits become ordinary ones. */
    static String fold(String text) {
        return trim(Normalizer.normalize(text, Normalizer.Form.NFKC));
    }

    static String withoutSpace(String text) {
        return INNER_SPACE.matcher(text).replaceAll("");
    }

    /** The text by which options are told apart: folded, without inner space, upper-case. */
    static String optionKey(String text) {
        return withoutSpace(fold(text)).toUpperCase(Locale.ROOT);
    }

    /** Whether a typed column's cell only says that nothing is known. */
    static boolean isFiller(String text) {
        return FILLERS.contains(text.toLowerCase(Locale.ROOT));
    }

    /** Header text: no line breaks, no spaces, no star that marks a required column. */
    static String header(String text) {
        var plain = withoutSpace(text);
        return plain.endsWith("*") || plain.endsWith("＊") ? plain.substring(0, plain.length() - 1) : plain;
    }

    static boolean isRequired(String header) {
        var plain = withoutSpace(header);
        return plain.endsWith("*") || plain.endsWith("＊") || plain.startsWith("*");
    }
}
