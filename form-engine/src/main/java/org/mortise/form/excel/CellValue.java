package org.mortise.form.excel;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What stands in one cell of a sheet, before anybody decided what it means. */
sealed interface CellValue {

    CellValue EMPTY = new Text("");

    /** How many decimal digits Excel itself keeps of a number. */
    int EXCEL_DIGITS = 15;

    /** What a person reads in the cell; trimmed, never null. */
    String text();

    default boolean isEmpty() {
        return text().isEmpty();
    }

    /**
     * Typed text.
     *
     * @param target where the cell leads to when it is a link; null when it is none
     */
    record Text(String text, @Nullable String target) implements CellValue {
        public Text {
            text = Normal.trim(text);
        }

        public Text(String text) {
            this(text, null);
        }
    }

    /**
     * A number with all its digits, whatever its format shows.
     *
     * @param moment the day or instant it stands for when the cell has a date format
     * @param percent whether the cell has a percent format
     * @param digits to which the format pads with zeros, so that it is rather a code than a number; 0 for no padding
     */
    record Number(BigDecimal value, @Nullable Moment moment, boolean percent, int digits) implements CellValue {

        private static final BigDecimal EXACT_UP_TO = BigDecimal.TEN.pow(EXCEL_DIGITS);

        /** Whether digits at its end were lost when the number was typed: a spreadsheet keeps fifteen. */
        boolean lostDigits() {
            return value.abs().compareTo(EXACT_UP_TO) >= 0;
        }

        boolean padded() {
            return digits > 0;
        }

        @Override
        public String text() {
            if (moment != null) {
                return moment.text();
            }
            var plain = value.stripTrailingZeros().toPlainString();
            return "0".repeat(Math.max(0, digits - plain.length())) + plain;
        }
    }

    record Bool(boolean value) implements CellValue {
        @Override
        public String text() {
            return value ? "TRUE" : "FALSE";
        }
    }

    /** A formula whose result is an error, or that was saved without a result. */
    record Broken(String code) implements CellValue {
        @Override
        public String text() {
            return code;
        }
    }
}
