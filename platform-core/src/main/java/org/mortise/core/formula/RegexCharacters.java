package org.mortise.core.formula;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mortise.core.formula.RegexCursor.NoPattern;

/** Reads what stands for characters in a pattern: escapes, classes and brackets. */
final class RegexCharacters {

    private final RegexCursor cursor;

    RegexCharacters(RegexCursor cursor) {
        this.cursor = cursor;
    }

    /** What {@code \d}, {@code \w}, {@code \s} and {@code \p{Han}} stand for, and without them in capitals. */
    @Nullable
    List<Integer> classOf(int character) {
        switch (character) {
            case 'd', 'D' -> {
                return CharacterSet.DIGIT;
            }
            case 'w', 'W' -> {
                return CharacterSet.WORD;
            }
            case 's', 'S' -> {
                return CharacterSet.SPACE;
            }
            case 'p', 'P' -> {
                for (var expected : "{Han}".toCharArray()) {
                    if (cursor.take() != expected) {
                        throw new NoPattern();
                    }
                }
                return CharacterSet.HAN;
            }
            default -> {
                return null;
            }
        }
    }

    /** The character that a backslash before {@code character} stands for. */
    int escaped(int character) {
        return switch (character) {
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 'f' -> '\f';
            case 'x' -> hexadecimal(2);
            case 'u' -> hexadecimal(4);
            default -> {
                if (character < 0x80 && (CharacterSet.isWord(character) || character < 0x20)) {
                    throw new NoPattern();
                }
                yield character;
            }
        };
    }

    /** So many digits, or any in braces. */
    private int hexadecimal(int digits) {
        var braced = cursor.peek() == '{';
        if (braced) {
            cursor.skip();
        }
        var code = 0;
        var read = 0;
        while (braced ? cursor.peek() != '}' : read < digits) {
            var digit = Character.digit(cursor.peek() < 0x80 ? cursor.take() : ' ', 16);
            code = code * 16 + digit;
            read++;
            if (digit < 0 || code > CharacterSet.LAST) {
                throw new NoPattern();
            }
        }
        if (braced) {
            cursor.skip();
        }
        if (read == 0) {
            throw new NoPattern();
        }
        return code;
    }

    /** {@code [^a-z]} behind its first bracket. */
    CharacterSet bracket(boolean foldsCase) {
        var negated = cursor.peek() == '^';
        if (negated) {
            cursor.skip();
        }
        var ranges = new ArrayList<Integer>();
        var isFirst = true;
        while (cursor.peek() != ']' || isFirst) {
            isFirst = false;
            inBracket(ranges);
        }
        cursor.skip();
        return new CharacterSet(Collections.unmodifiableList(ranges), negated, foldsCase);
    }

    private void inBracket(List<Integer> ranges) {
        var first = cursor.take();
        if (first == '[' && cursor.peek() == ':') {
            throw new NoPattern();
        }
        if (first == '\\') {
            var escape = cursor.take();
            var known = classOf(escape);
            if (known != null) {
                ranges.addAll(Character.isUpperCase(escape) ? complement(known) : known);
                return;
            }
            first = escaped(escape);
        }
        var last = first;
        if (cursor.peek() == '-' && cursor.peekBehind() >= 0 && cursor.peekBehind() != ']') {
            cursor.skip();
            last = cursor.take();
            last = last == '\\' ? escaped(cursor.take()) : last;
            if (last < first) {
                throw new NoPattern();
            }
        }
        ranges.add(first);
        ranges.add(last);
    }

    private static List<Integer> complement(List<Integer> ranges) {
        var complement = new ArrayList<Integer>();
        var next = 0;
        for (var i = 0; i < ranges.size(); i += 2) {
            complement.add(next);
            complement.add(ranges.get(i) - 1);
            next = ranges.get(i + 1) + 1;
        }
        complement.add(next);
        complement.add(CharacterSet.LAST);
        return complement;
    }
}
