package org.mortise.form.excel;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Texts as people mean them: without the white space, widths and fillers that spreadsheets collect. */
final class Normal {

    private static final Pattern INNER_SPACE = Pattern.compile("[\\s\\u00A0\\u3000\\u200B\\uFEFF]+");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("(?<=[\\p{L}\\p{N}&&[^\\p{IsHan}]])"
            + "[\\s\\u00A0\\u3000\\u200B\\uFEFF]+(?=[\\p{L}\\p{N}&&[^\\p{IsHan}]])");
    private static final Pattern STAR = Pattern.compile("[*＊]$");
    private static final String WORD_GAP = "\u0001";
    private static final Set<String> FILLERS = Set.of("无", "-", "/", "暂无", "不详", "n/a", "待定", "未知", "—", "——");

    private Normal() {}

    /** Without white space at both ends (ideographic and zero-width included) and with plain line breaks. */
    static String trim(String text) {
        var start = 0;
        var end = text.length();
        while (start < end && isSpace(text.charAt(start))) {
            start++;
        }
        while (end > start && isSpace(text.charAt(end - 1))) {
            end--;
        }
        var trimmed = text.substring(start, end);
        return trimmed.indexOf('\r') < 0 ? trimmed : trimmed.replace("\r\n", "\n");
    }

    /** Full-width letters and digits become ordinary ones. */
    static String fold(String text) {
        return trim(
                text.chars().allMatch(Normal::staysAsItIs) ? text : Normalizer.normalize(text, Normalizer.Form.NFKC));
    }

    static String withoutSpace(String text) {
        return text.chars().noneMatch(character -> isSpace((char) character))
                ? text
                : INNER_SPACE.matcher(text).replaceAll("");
    }

    private static boolean isSpace(char character) {
        return character == ' '
                || character >= '\t' && character <= '\r'
                || character == '\u00A0'
                || character == '\u3000'
                || character == '\u200B'
                || character == '\uFEFF';
    }

    /** Most cells are plain: asking them is a tenth of the work of normalizing. */
    private static boolean staysAsItIs(int character) {
        return character < 0x80 || character >= 0x4E00 && character <= 0x9FFF;
    }

    /** The text by which options are told apart: folded, without inner space, upper-case. */
    static String optionKey(String text) {
        return withoutSpace(fold(text)).toUpperCase(Locale.ROOT);
    }

    /** Whether a typed column's cell only says that nothing is known. */
    static boolean isFiller(String text) {
        return FILLERS.contains(text.toLowerCase(Locale.ROOT));
    }

    /** Header text: no line breaks, spaces only between words of other scripts, no star that marks a required column. */
    static String header(String text) {
        var plain = INNER_SPACE
                .matcher(BETWEEN_WORDS.matcher(trim(text)).replaceAll(WORD_GAP))
                .replaceAll("");
        return STAR.matcher(plain).replaceAll("").replace(WORD_GAP, " ");
    }

    static boolean isRequired(String header) {
        var plain = withoutSpace(header);
        return plain.endsWith("*") || plain.endsWith("＊") || plain.startsWith("*");
    }
}
