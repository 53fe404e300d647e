package org.mortise.form.excel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Amounts, numbers, and shares of them. */
final class Figures {

    private Figures() {}

    /**
     * Amounts and numbers.
     *
     * @param unit unit of the header: 元, 万元 …
     * @param min smallest allowed value; null for none
     * @param scale digits after the point that the field keeps
     */
    record Amount(String unit, @Nullable BigDecimal min, int scale) implements Coercion {
        static final int EXACT = 12;

        @Override
        public Coerced coerce(CellValue cell) {
            if (cell instanceof CellValue.Broken) {
                return Coerced.warned(null, "import_formula_without_value");
            }
            var quantity = cell instanceof CellValue.Number number
                    ? new Quantity(number.value(), false)
                    : Quantity.parse(cell.text(), unit).orElse(null);
            if (quantity == null) {
                return Coerced.bad("import_not_a_number");
            }
            if (min != null && quantity.value().compareTo(min) < 0) {
                return Coerced.bad(min.signum() == 0 ? "import_negative" : "import_below_minimum");
            }
            var value = quantity.value().setScale(scale, RoundingMode.HALF_UP).toPlainString();
            return quantity.unitInCell() ? Coerced.warned(value, "import_unit_in_cell") : Coerced.good(value);
        }
    }

    /** Shares: 30 % is 0.3, and so is a plain 30 in a percent column. */
    record Percent(int scale) implements Coercion {
        @Override
        public Coerced coerce(CellValue cell) {
            if (cell instanceof CellValue.Broken) {
                return Coerced.warned(null, "import_formula_without_value");
            }
            var text = Normal.withoutSpace(Normal.fold(cell.text()));
            if (text.equals("免税")) {
                return Coerced.good("0");
            }
            var signed = text.endsWith("%");
            var parsed = cell instanceof CellValue.Number number
                    ? new Quantity(number.value(), false)
                    : Quantity.parse(signed ? text.substring(0, text.length() - 1) : text, "元")
                            .orElse(null);
            if (parsed == null) {
                return Coerced.bad("import_not_a_number");
            }
            var formatted = cell instanceof CellValue.Number number && number.percent();
            var points = signed || (!formatted && parsed.value().compareTo(BigDecimal.ONE) > 0);
            var share = points ? parsed.value().movePointLeft(2) : parsed.value();
            if (share.abs().compareTo(BigDecimal.ONE) > 0) {
                return Coerced.bad("import_rate_out_of_range");
            }
            var value = share.setScale(Math.max(scale, 2), RoundingMode.HALF_UP).toPlainString();
            return points && !signed ? Coerced.warned(value, "import_rate_scale") : Coerced.good(value);
        }
    }

    /** Numbers that are no shares: 15 % is 15, which is told. */
    record Percentless(Amount amount) implements Coercion {
        @Override
        public Coerced coerce(CellValue cell) {
            var text = Normal.withoutSpace(Normal.fold(cell.text()));
            if (!(cell instanceof CellValue.Text) || !text.endsWith("%")) {
                return amount.coerce(cell);
            }
            var read = amount.coerce(new CellValue.Text(text.substring(0, text.length() - 1)));
            return read.problem() == null ? Coerced.warned(read.value(), "import_percent_dropped") : read;
        }
    }

    /** Whole numbers: nobody says what half a piece is. */
    record Whole(Amount amount) implements Coercion {
        @Override
        public Coerced coerce(CellValue cell) {
            var exact = new Amount(amount.unit(), amount.min(), Amount.EXACT).coerce(cell);
            return exact.value() instanceof String text
                            && new BigDecimal(text).stripTrailingZeros().scale() > 0
                    ? Coerced.bad("import_fraction")
                    : amount.coerce(cell);
        }
    }
}
