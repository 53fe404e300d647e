package org.mortise.form.excel;

import java.util.List;
import java.util.Locale;
import org.mortise.form.control.Currencies;
import org.mortise.form.control.WrittenAmount;

/**
 * Amounts that are all in one currency: a cell that names another is no amount of theirs.
 *
 * @param currency its code; empty while the form is just being made, and whatever stands there is taken
 */
record InOneCurrency(Figures.Amount amount, String currency) implements Coercion {

    /** Of the plan of a column: the code. */
    static final String CURRENCY = "currency";

    /** What holds where a field says nothing. */
    static final String USUAL = "CNY";

    @Override
    public Coerced coerce(CellValue cell) {
        if (currency.isEmpty() || !(cell instanceof CellValue.Text)) {
            return amount.coerce(cell);
        }
        var written = WrittenAmount.read(cell.text());
        if (written == null || written.currency().isEmpty()) {
            return amount.coerce(cell);
        }
        if (Currencies.meant(written.currency(), List.of(currency)) == null) {
            return Coerced.bad("import_currency_other");
        }
        var plain = Normal.withoutSpace(Normal.fold(cell.text())).toUpperCase(Locale.ROOT);
        return amount.coerce(new CellValue.Text(plain.replace(written.currency(), "")));
    }
}
