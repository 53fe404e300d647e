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

    /** Typed text. */
    record Text(String text) implements CellValue {
        public Text {
            text = Normal.trim(text);
        }
    }

    /**
     * A number with all its digits, whatever its format shows.
     *
     * @param moment the day or instant it stands for when the cell has a date format
     * @param percent whether the cell has a percent format
     * @param padded whether the format pads with zeros, so that it is rather a code than a number
     */
    record Number(BigDecimal value, @Nullable Moment moment, boolean percent, boolean padded) implements CellValue {
        @Override
        public String text() {
            return moment != null ? moment.text() : value.stripTrailingZeros().toPlainString();
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
