package org.mortise.core.formula;

import java.util.ArrayList;
import java.util.List;

/**
 * One character of a TEXT format, or one stretch in quotes or after a backslash, which stands for itself.
 *
 * @param quoted whether the text was quoted
 */
record FormatPiece(String text, boolean quoted) {

    static List<FormatPiece> of(String format) {
        var pieces = new ArrayList<FormatPiece>();
        var at = 0;
        while (at < format.length()) {
            var character = format.charAt(at);
            if (character == '"') {
                var close = format.indexOf('"', at + 1);
                var end = close < 0 ? format.length() : close;
                pieces.add(new FormatPiece(format.substring(at + 1, end), true));
                at = end + 1;
            } else if (character == '\\' && at + 1 < format.length()) {
                var escaped = Character.toString(format.codePointAt(at + 1));
                pieces.add(new FormatPiece(escaped, true));
                at += 1 + escaped.length();
            } else {
                var plain = Character.toString(format.codePointAt(at));
                pieces.add(new FormatPiece(plain, false));
                at += plain.length();
            }
        }
        return pieces;
    }

    boolean is(String mark) {
        return !quoted && text.equals(mark);
    }

    boolean isOneOf(String marks) {
        return !quoted && text.length() == 1 && marks.contains(text);
    }

    boolean isLetter() {
        return !quoted && text.length() == 1 && isAsciiLetter(text.charAt(0));
    }

    private static boolean isAsciiLetter(char character) {
        return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
    }
}
