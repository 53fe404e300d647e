package org.mortise.form.linkage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.kernel.Problem;
import org.mortise.form.control.Currencies;
import org.mortise.form.control.Decimals;

/**
 * Amounts whose currency another field says: one without a currency means nothing, and none has more digits than its currency.
 *
 * @param view the record, or the row, in which the amount stands
 */
record InCurrency(PreparedField field, RecordView view) {

    /** A computed amount, with the digits of its currency; others and those without a currency stay as they are. */
    JsonNode rounded(JsonNode value) {
        var code = code();
        return code == null || !value.isTextual()
                ? value
                : TextNode.valueOf(Decimals.canonical(new BigDecimal(value.asText()), digits(code)));
    }

    /** What is wrong with an amount that is there; paths start at it. */
    List<Problem> problems(JsonNode value) {
        var problems = new ArrayList<Problem>();
        if (field.shape().currency() == null) {
            return problems;
        }
        var title = field.definition().title();
        var code = code();
        if (code == null) {
            problems.add(Problem.at("", "currency_missing", Map.of("field", title)));
        } else if (new BigDecimal(value.asText()).stripTrailingZeros().scale() > digits(code)) {
            problems.add(Problem.at(
                    "", "currency_digits", Map.of("field", title, "currency", code, "digits", digits(code))));
        }
        return problems;
    }

    private @Nullable String code() {
        var currency = field.shape().currency();
        return currency != null && view.value(FieldPath.of(currency)) instanceof String code ? code : null;
    }

    private int digits(String code) {
        var scale = field.definition().props().path("scale");
        return Currencies.digits(code, scale.isInt() ? scale.asInt() : null);
    }
}
