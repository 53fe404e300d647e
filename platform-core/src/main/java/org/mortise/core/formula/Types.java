package org.mortise.core.formula;

import static org.mortise.core.formula.FxType.Scalar.BLANK;
import static org.mortise.core.formula.FxType.Scalar.DATE;
import static org.mortise.core.formula.FxType.Scalar.DATETIME;
import static org.mortise.core.formula.FxType.Scalar.DURATION;
import static org.mortise.core.formula.FxType.Scalar.NUMBER;
import static org.mortise.core.formula.FxType.Scalar.TEXT;
import static org.mortise.core.formula.FxType.Scalar.TIME;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mortise.core.formula.FxType.ListOf;
import org.mortise.core.formula.FxType.Ref;
import org.mortise.core.formula.FxType.Scalar;

/** Which types fit where. */
final class Types {

    private static final Set<FxType> MAGNITUDES = Set.of(NUMBER, DURATION, DATE, DATETIME, TIME);

    /** A number or a span of time, which is one where nothing says. */
    static final String QUANTITY = "Q";

    /** T is any type, S any but a list, M what has a magnitude, P a point on the calendar, Q a quantity. */
    private static final Set<String> VARIABLES = Set.of("T", "S", "M", "P", QUANTITY);

    /** Before the type of an argument that is evaluated for every row. */
    static final String OF_ROW = "row:";

    private Types() {}

    static boolean isScalar(FxType type) {
        return !(type instanceof ListOf);
    }

    /** Types that have a "less than" other than text. */
    static boolean isMagnitude(FxType type) {
        return MAGNITUDES.contains(type);
    }

    /** Text and what is a text at run time: options, people, departments, links and files by their key. */
    static boolean isTextual(FxType type) {
        return type == TEXT
                || type == Scalar.OPTION
                || type == Scalar.USER
                || type == Scalar.DEPARTMENT
                || type == Scalar.FILE
                || type instanceof Ref;
    }

    /** The type both fit into, or null: equal types, anything with blank, text with a textual type, lists element by element. */
    static @Nullable FxType common(FxType left, FxType right) {
        if (left.equals(right) || right == BLANK) {
            return left;
        }
        if (left == BLANK) {
            return right;
        }
        if ((left == TEXT && isTextual(right)) || (right == TEXT && isTextual(left))) {
            return TEXT;
        }
        if (left instanceof ListOf leftList && right instanceof ListOf rightList) {
            var element = common(leftList.element(), rightList.element());
            return element == null ? null : new ListOf(element);
        }
        return null;
    }

    /** Whether an argument of a type may stand where the catalogue says {@code expected}. */
    static boolean fits(FxType type, String expected) {
        for (var alternative : plain(expected).split("\\|", -1)) {
            if (fitsOne(type, alternative)) {
                return true;
            }
        }
        return false;
    }

    private static boolean fitsOne(FxType type, String expected) {
        if (expected.endsWith("*")) {
            var single = expected.substring(0, expected.length() - 1);
            return fitsOne(innermost(type), single);
        }
        if (expected.endsWith("[]")) {
            return type instanceof ListOf list && fitsOne(list.element(), expected.substring(0, expected.length() - 2));
        }
        if (type == BLANK || expected.equals("T")) {
            return true;
        }
        if (!isScalar(type)) {
            return false;
        }
        return switch (expected) {
            case "any", "S" -> true;
            case "M" -> isMagnitude(type);
            case QUANTITY -> type == NUMBER || type == DURATION;
            case "P" -> type == DATE || type == DATETIME;
            case "text" -> isTextual(type);
            default -> type == Scalar.valueOf(expected.toUpperCase(Locale.ROOT));
        };
    }

    /** The type variable a parameter binds, such as {@code M} for {@code M*} and {@code M[]}; null when it binds none. */
    static @Nullable String variable(String parameter) {
        var expected = plain(parameter);
        var name = expected.endsWith("[]")
                ? expected.substring(0, expected.length() - 2)
                : takesElements(expected) ? expected.substring(0, expected.length() - 1) : expected;
        return VARIABLES.contains(name) ? name : null;
    }

    /** What a type variable stands for; {@code otherwise} where nothing, or only what is blank, is given. */
    static FxType orElse(@Nullable FxType bound, FxType otherwise) {
        return bound == null || bound == BLANK ? otherwise : bound;
    }

    static String plain(String expected) {
        return expected.startsWith(OF_ROW) ? expected.substring(OF_ROW.length()) : expected;
    }

    /** What a list holds, however deep: rows of a sub-table each may hold a list of their own. */
    static FxType innermost(FxType type) {
        return type instanceof ListOf list ? innermost(list.element()) : type;
    }

    /** What an argument gives to the type variable of a parameter. */
    static FxType given(FxType type, String expected) {
        if (expected.endsWith("*")) {
            return innermost(type);
        }
        return takesElements(expected) && type instanceof ListOf list ? list.element() : type;
    }

    /** Whether a list stands for its elements where the catalogue says {@code expected}. */
    static boolean takesElements(String expected) {
        return expected.endsWith("*") || expected.endsWith("[]");
    }
}
