package org.mortise.core.formula;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mortise.core.formula.RegexTree.Place;

/** Reads patterns in the syntax of RE2: no looking around, no references back, nothing whose matching could take forever. */
final class RegexParser {

    private static final int MOST_REPEATED = 1000;
    private static final int DEEPEST = 50;

    private final int[] pattern;
    private int at;
    private int depth;
    private int groups;
    private boolean foldsCase;
    private boolean dotTakesLines;
    private boolean anchorsAtLines;

    private RegexParser(String pattern) {
        this.pattern = pattern.codePoints().toArray();
    }

    /** The parts of a pattern and how many groups it keeps. */
    record Parsed(RegexTree tree, int groups) {}

    /** Null when the text is no such pattern. */
    static @Nullable Parsed parse(String pattern) {
        var parser = new RegexParser(pattern);
        try {
            var tree = parser.choice();
            return parser.at == parser.pattern.length ? new Parsed(tree, parser.groups) : null;
        } catch (NoPattern stop) {
            return null;
        }
    }

    private RegexTree choice() {
        if (++depth > DEEPEST) {
            throw new NoPattern();
        }
        var branches = new ArrayList<RegexTree>();
        branches.add(sequence());
        while (peek() == '|') {
            at++;
            branches.add(sequence());
        }
        depth--;
        return branches.size() == 1 ? branches.get(0) : new RegexTree.Choice(branches);
    }

    private RegexTree sequence() {
        var parts = new ArrayList<RegexTree>();
        while (at < pattern.length && peek() != '|' && peek() != ')') {
            parts.add(repeated(single()));
        }
        return new RegexTree.Sequence(parts);
    }

    private RegexTree repeated(RegexTree body) {
        var start = at;
        var least = peek() == '+' ? 1 : 0;
        var most = peek() == '?' ? 1 : -1;
        if (peek() == '{') {
            var bounds = bounds();
            if (bounds == null) {
                at = start;
                return body;
            }
            least = bounds[0];
            most = bounds[1];
        } else if (peek() == '*' || peek() == '+' || peek() == '?') {
            at++;
        } else {
            return body;
        }
        var lazy = peek() == '?';
        if (lazy) {
            at++;
        }
        var next = at;
        if (peek() == '*' || peek() == '+' || peek() == '?' || (peek() == '{' && bounds() != null)) {
            throw new NoPattern();
        }
        at = next;
        return new RegexTree.Repetition(body, least, most, lazy);
    }

    /** {@code {2}}, {@code {2,}} or {@code {2,5}}; null when a brace is only a brace. */
    private int @Nullable [] bounds() {
        at++;
        var least = whole();
        var most = least;
        if (peek() == ',') {
            at++;
            most = peek() == '}' ? -1 : whole();
            if (most < -1) {
                return null;
            }
        }
        if (least < 0 || peek() != '}') {
            return null;
        }
        at++;
        if (least > MOST_REPEATED || most > MOST_REPEATED || (most >= 0 && most < least)) {
            throw new NoPattern();
        }
        return new int[] {least, most};
    }

    /** -2 when there are no digits. */
    private int whole() {
        var number = -2;
        while (peek() >= '0' && peek() <= '9') {
            number = Math.min(MOST_REPEATED + 1, Math.max(0, number) * 10 + peek() - '0');
            at++;
        }
        return number;
    }

    private RegexTree single() {
        var character = take();
        return switch (character) {
            case '(' -> group();
            case '[' -> bracket();
            case '.' -> set(dotTakesLines ? List.of() : CharacterSet.LINE_BREAK, true, false);
            case '^' -> new RegexTree.At(anchorsAtLines ? Place.LINE_BEGIN : Place.TEXT_BEGIN);
            case '$' -> new RegexTree.At(anchorsAtLines ? Place.LINE_END : Place.TEXT_END);
            case '\\' -> escape();
            case '*', '+', '?' -> throw new NoPattern();
            default -> literal(character);
        };
    }

    private RegexTree literal(int character) {
        return set(List.of(character, character), false, foldsCase);
    }

    private static RegexTree set(List<Integer> ranges, boolean negated, boolean folded) {
        return new RegexTree.One(new CharacterSet(ranges, negated, folded));
    }

    /** Flags hold to the end of the parentheses they stand in. */
    private RegexTree group() {
        var before = new boolean[] {foldsCase, dotTakesLines, anchorsAtLines};
        var index = 0;
        if (peek() == '?') {
            at++;
            if (peek() == 'P' || peek() == '<') {
                name();
                index = ++groups;
            } else if (flags()) {
                return new RegexTree.Sequence(List.of());
            }
        } else {
            index = ++groups;
        }
        var body = choice();
        if (take() != ')') {
            throw new NoPattern();
        }
        foldsCase = before[0];
        dotTakesLines = before[1];
        anchorsAtLines = before[2];
        return new RegexTree.Group(body, index);
    }

    /** {@code P<name>} or {@code <name>}. */
    private void name() {
        if (peek() == 'P') {
            at++;
        }
        if (take() != '<') {
            throw new NoPattern();
        }
        var start = at;
        while (CharacterSet.isWord(peek())) {
            at++;
        }
        if (at == start || take() != '>') {
            throw new NoPattern();
        }
    }

    /** {@code i)} for what follows, which is true, or {@code i:} for these parentheses. */
    private boolean flags() {
        for (var flag = take(); flag != ':'; flag = take()) {
            switch (flag) {
                case 'i' -> foldsCase = true;
                case 's' -> dotTakesLines = true;
                case 'm' -> anchorsAtLines = true;
                case ')' -> {
                    return true;
                }
                default -> throw new NoPattern();
            }
        }
        return false;
    }

    private RegexTree escape() {
        var character = take();
        var known = classOf(character);
        if (known != null) {
            return set(known, Character.isUpperCase(character), false);
        }
        return switch (character) {
            case 'b' -> new RegexTree.At(Place.WORD_EDGE);
            case 'B' -> new RegexTree.At(Place.NO_WORD_EDGE);
            case 'A' -> new RegexTree.At(Place.TEXT_BEGIN);
            case 'z' -> new RegexTree.At(Place.TEXT_END);
            default -> literal(escaped(character));
        };
    }

    /** What {@code \d}, {@code \w}, {@code \s} and {@code \p{Han}} stand for, and without them in capitals. */
    private @Nullable List<Integer> classOf(int character) {
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
                    if (take() != expected) {
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

    private int escaped(int character) {
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
        var braced = peek() == '{';
        if (braced) {
            at++;
        }
        var code = 0;
        var read = 0;
        while (braced ? peek() != '}' : read < digits) {
            var digit = Character.digit(peek() < 0x80 ? take() : ' ', 16);
            code = code * 16 + digit;
            read++;
            if (digit < 0 || code > CharacterSet.LAST) {
                throw new NoPattern();
            }
        }
        if (braced) {
            at++;
        }
        if (read == 0) {
            throw new NoPattern();
        }
        return code;
    }

    private RegexTree bracket() {
        var negated = peek() == '^';
        if (negated) {
            at++;
        }
        var ranges = new ArrayList<Integer>();
        var isFirst = true;
        while (peek() != ']' || isFirst) {
            isFirst = false;
            inBracket(ranges);
        }
        at++;
        return set(Collections.unmodifiableList(ranges), negated, foldsCase);
    }

    private void inBracket(List<Integer> ranges) {
        var first = take();
        if (first == '[' && peek() == ':') {
            throw new NoPattern();
        }
        if (first == '\\') {
            var escape = take();
            var known = classOf(escape);
            if (known != null) {
                ranges.addAll(Character.isUpperCase(escape) ? complement(known) : known);
                return;
            }
            first = escaped(escape);
        }
        var last = first;
        if (peek() == '-' && at + 1 < pattern.length && pattern[at + 1] != ']') {
            at++;
            last = take();
            last = last == '\\' ? escaped(take()) : last;
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

    /** 0 at the end. */
    private int peek() {
        return at < pattern.length ? pattern[at] : 0;
    }

    private int take() {
        if (at >= pattern.length) {
            throw new NoPattern();
        }
        return pattern[at++];
    }

    /** Unwinds the descent; never leaves this class. */
    private static final class NoPattern extends RuntimeException {
        NoPattern() {
            super("no pattern", null, false, false);
        }
    }
}
