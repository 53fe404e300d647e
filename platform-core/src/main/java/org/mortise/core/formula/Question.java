package org.mortise.core.formula;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a formula asks of another form: which of its records, and what of them. The same for every record that asks; only what the
 * tests compare with differs, so that many records can be answered at once.
 *
 * @param form qualified key of the form that is asked
 * @param rows key of its sub-table whose rows are asked, each with the fields of its record: {@code items.amount} is then what one
 *     row holds; null: records are
 * @param result the field that is read; null when records are counted, whatever they hold
 * @param tests all of them hold for the records that are meant; what is compared with comes in their order, for those that {@link
 *     Comparison#takesValue take} something
 * @param type of the answer
 */
public record Question(
        String form,
        @Nullable String rows,
        Pick pick,
        @Nullable FieldPath result,
        List<Test> tests,
        FxType type) {

    /** What becomes of the records that are found. */
    public enum Pick {
        FIRST,
        LAST,
        MAX,
        MIN,
        AVG,
        SUM,
        COUNT,
        LIST;

        /** As formulas write it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Pick> of(String word) {
            return Stream.of(values())
                    .filter(pick -> pick.word().equals(word.strip().toLowerCase(Locale.ROOT)))
                    .findFirst();
        }

        /** Whether nothing found is zero and not blank. */
        public boolean isZeroOverNothing() {
            return this == COUNT || this == SUM;
        }
    }

    /** How a field of the other form is compared; a field of several values is equal to each of them. */
    public enum Comparison {
        EQ,
        NE,
        LT,
        LE,
        GT,
        GE,
        EMPTY,
        FILLED;

        public boolean takesValue() {
            return this != EMPTY && this != FILLED;
        }

        /** The same comparison with its sides exchanged. */
        Comparison turned() {
            return switch (this) {
                case LT -> GT;
                case LE -> GE;
                case GT -> LT;
                case GE -> LE;
                default -> this;
            };
        }
    }

    /** A field of the other form and how it is compared. */
    public record Test(FieldPath field, FxType type, Comparison comparison) {}

    /** In the place of a form: the people of the organisation, and its departments. */
    public static final String PEOPLE = "@people";

    public static final String DEPARTMENTS = "@departments";

    public Question {
        tests = List.copyOf(tests);
    }

    /** Whether it is put to the directory of the organisation and not to a form. */
    public boolean isForDirectory() {
        return form.equals(PEOPLE) || form.equals(DEPARTMENTS);
    }

    /** The answer when no record is meant, as when something compared with is blank. */
    public @Nullable Object nothing() {
        if (pick == Pick.LIST) {
            return List.of();
        }
        return pick.isZeroOverNothing() ? java.math.BigDecimal.ZERO : null;
    }
}
