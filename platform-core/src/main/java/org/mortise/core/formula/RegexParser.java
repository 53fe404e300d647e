package org.mortise.core.formula;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mortise.core.formula.RegexCursor.NoPattern;
import org.mortise.core.formula.RegexTree.Place;

/** Reads patterns in the syntax of RE2: no looking around, no references back, nothing whose matching could take forever. */
final class RegexParser {

    private static final int MOST_REPEATED = 1000;
    private static final int DEEPEST = 50;

    private final RegexCursor cursor;
    private final RegexCharacters characters;
    private int depth;
    private int groups;
    private boolean foldsCase;
    private boolean dotTakesLines;
    private boolean anchorsAtLines;

    private RegexParser(String pattern) {
        this.cursor = new RegexCursor(pattern);
        this.characters = new RegexCharacters(cursor);
    }

    /** The parts of a pattern and how many groups it keeps. */
    record Parsed(RegexTree tree, int groups) {}

    /** Null when the text is no such pattern. */
    static @Nullable Parsed parse(String pattern) {
        var parser = new RegexParser(pattern);
        try {
            var tree = parser.choice();
            return parser.cursor.isAtEnd() ? new Parsed(tree, parser.groups) : null;
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
        while (cursor.peek() == '|') {
            cursor.skip();
            branches.add(sequence());
        }
        depth--;
        return branches.size() == 1 ? branches.get(0) : new RegexTree.Choice(branches);
    }

    private RegexTree sequence() {
        var parts = new ArrayList<RegexTree>();
        while (!cursor.isAtEnd() && cursor.peek() != '|' && cursor.peek() != ')') {
            parts.add(repeated(single()));
        }
        return new RegexTree.Sequence(parts);
    }

    private RegexTree repeated(RegexTree body) {
        var start = cursor.at();
        var least = cursor.peek() == '+' ? 1 : 0;
        var most = cursor.peek() == '?' ? 1 : -1;
        if (cursor.peek() == '{') {
            var bounds = bounds();
            if (bounds == null) {
                cursor.backTo(start);
                return body;
            }
            least = bounds[0];
            most = bounds[1];
        } else if (cursor.peek() == '*' || cursor.peek() == '+' || cursor.peek() == '?') {
            cursor.skip();
        } else {
            return body;
        }
        var lazy = cursor.peek() == '?';
        if (lazy) {
            cursor.skip();
        }
        var next = cursor.at();
        if (cursor.peek() == '*'
                || cursor.peek() == '+'
                || cursor.peek() == '?'
                || (cursor.peek() == '{' && bounds() != null)) {
            throw new NoPattern();
        }
        cursor.backTo(next);
        return new RegexTree.Repetition(body, least, most, lazy);
    }

    /** {@code {2}}, {@code {2,}} or {@code {2,5}}; null when a brace is only a brace. */
    private int @Nullable [] bounds() {
        cursor.skip();
        var least = whole();
        var most = least;
        if (cursor.peek() == ',') {
            cursor.skip();
            most = cursor.peek() == '}' ? -1 : whole();
            if (most < -1) {
                return null;
            }
        }
        if (least < 0 || cursor.peek() != '}') {
            return null;
        }
        cursor.skip();
        if (least > MOST_REPEATED || most > MOST_REPEATED || (most >= 0 && most < least)) {
            throw new NoPattern();
        }
        return new int[] {least, most};
    }

    /** -2 when there are no digits. */
    private int whole() {
        var number = -2;
        while (cursor.peek() >= '0' && cursor.peek() <= '9') {
            number = Math.min(MOST_REPEATED + 1, Math.max(0, number) * 10 + cursor.peek() - '0');
            cursor.skip();
        }
        return number;
    }

    private RegexTree single() {
        var character = cursor.take();
        return switch (character) {
            case '(' -> group();
            case '[' -> new RegexTree.One(characters.bracket(foldsCase));
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
        if (cursor.peek() == '?') {
            cursor.skip();
            if (cursor.peek() == 'P' || cursor.peek() == '<') {
                name();
                index = ++groups;
            } else if (flags()) {
                return new RegexTree.Sequence(List.of());
            }
        } else {
            index = ++groups;
        }
        var body = choice();
        if (cursor.take() != ')') {
            throw new NoPattern();
        }
        foldsCase = before[0];
        dotTakesLines = before[1];
        anchorsAtLines = before[2];
        return new RegexTree.Group(body, index);
    }

    /** {@code P<name>} or {@code <name>}. */
    private void name() {
        if (cursor.peek() == 'P') {
            cursor.skip();
        }
        if (cursor.take() != '<') {
            throw new NoPattern();
        }
        var start = cursor.at();
        while (CharacterSet.isWord(cursor.peek())) {
            cursor.skip();
        }
        if (cursor.at() == start || cursor.take() != '>') {
            throw new NoPattern();
        }
    }

    /** {@code i)} for what follows, which is true, or {@code i:} for these parentheses. */
    private boolean flags() {
        for (var flag = cursor.take(); flag != ':'; flag = cursor.take()) {
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
        var character = cursor.take();
        var known = characters.classOf(character);
        if (known != null) {
            return set(known, Character.isUpperCase(character), false);
        }
        return switch (character) {
            case 'b' -> new RegexTree.At(Place.WORD_EDGE);
            case 'B' -> new RegexTree.At(Place.NO_WORD_EDGE);
            case 'A' -> new RegexTree.At(Place.TEXT_BEGIN);
            case 'z' -> new RegexTree.At(Place.TEXT_END);
            default -> literal(characters.escaped(character));
        };
    }
}
