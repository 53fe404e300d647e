package org.mortise.form.excel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mortise.form.control.Currencies;
import org.mortise.form.control.WrittenAmount;

/**
 * Amounts of a column whose currency another field says: what stands beside the number says it.
 *
 * @param allowed codes that may be chosen
 * @param scale digits after the point that the field keeps
 */
record MixedAmount(List<String> allowed, int scale) implements Coercion {

    /** Of the plan of a column: the currencies that may be said. */
    static final String CURRENCIES = "currencies";

    /** The same: the field beside it that takes the currency, where no column does. */
    static final String SAID_IN = "currencyField";

    static MixedAmount of(ColumnPlan plan, int scale) {
        var allowed = new ArrayList<String>();
        plan.props().path(CURRENCIES).forEach(code -> allowed.add(code.asText()));
        return new MixedAmount(allowed, scale);
    }

    MixedAmount {
        allowed = List.copyOf(allowed);
    }

    @Override
    public Coerced coerce(CellValue cell) {
        if (cell instanceof CellValue.Broken) {
            return Coerced.warned(null, "import_formula_without_value");
        }
        var written = cell instanceof CellValue.Number number
                ? new WrittenAmount(number.value(), "")
                : WrittenAmount.read(cell.text());
        if (written == null) {
            return Coerced.bad("import_not_a_number");
        }
        if (!written.currency().isEmpty() && Currencies.meant(written.currency(), allowed) == null) {
            return Coerced.bad("import_currency_unknown");
        }
        return Coerced.good(plain(written.value()));
    }

    private String plain(BigDecimal value) {
        var rounded = value.setScale(scale, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    /** The currency that stands beside the number; null when none does, and the default of its field holds. */
    @Nullable
    String currency(CellValue cell) {
        var written = cell instanceof CellValue.Number ? null : WrittenAmount.read(cell.text());
        return written == null ? null : Currencies.meant(written.currency(), allowed);
    }
}
