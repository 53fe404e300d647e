package org.mortise.form.linkage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.ValueType;
import org.mortise.form.model.FieldDefinition;

/**
 * Amounts that are older than the field which says their currency. They are in the currency that their own field names, or in the usual
 * one of the field that says it; nobody can give an amount without a currency once that field is there, so whatever has none is older.
 */
public final class OlderAmounts {

    private OlderAmounts() {}

    /** The currency that older amounts are in; empty when the form does not say it. */
    public static Optional<String> currency(FieldDefinition amount, FieldDefinition saying, FieldShape offered) {
        var own = amount.props().path("currency").asText("");
        var code = own.isEmpty() ? saying.initial().path("value").asText("") : own;
        return saying.compute() == null && offered.option(code).isPresent() ? Optional.of(code) : Optional.empty();
    }

    /** The record with the currencies of its older amounts, where those that share one field agree; itself when there are none. */
    public static ObjectNode settled(PreparedForm form, ObjectNode stored) {
        if (form.fields().stream().noneMatch(OlderAmounts::saysNothingItself)) {
            return stored;
        }
        var settled = stored.deepCopy();
        var ofRecord = new Missing(settled, new LinkedHashMap<>());
        for (var field : form.fields()) {
            ofRecord.look(form, field, settled);
            for (var row : field.isTable() ? settled.path(field.key()) : settled.path("")) {
                if (row instanceof ObjectNode holder) {
                    var ofRow = new Missing(holder, new LinkedHashMap<>());
                    field.columns().forEach(column -> {
                        var beside = column.shape().currency() != null
                                && field.column(column.shape().currency()).isPresent();
                        (beside ? ofRow : ofRecord).look(form, column, holder);
                    });
                    ofRow.give();
                }
            }
        }
        ofRecord.give();
        return settled;
    }

    private static boolean saysNothingItself(PreparedField field) {
        return field.shape().currency() != null || field.columns().stream().anyMatch(OlderAmounts::saysNothingItself);
    }

    /**
     * What a record, or a row, should say.
     *
     * @param codes currencies of amounts that have none, by the field that would say it; empty where it is not known
     */
    private record Missing(ObjectNode holder, Map<String, Set<String>> codes) {

        /** @param beside where the amount stands */
        void look(PreparedForm form, PreparedField amount, ObjectNode beside) {
            var key = amount.shape().currency();
            if (key == null
                    || amount.shape().type() != ValueType.NUMBER
                    || amount.isComputed()
                    || isBlank(beside.path(amount.key()))
                    || !isBlank(holder.path(key))) {
                return;
            }
            var path = amount.path().equals(amount.key())
                            || form.at(besideIn(amount, key)).isEmpty()
                    ? key
                    : besideIn(amount, key);
            codes.computeIfAbsent(key, none -> new TreeSet<>())
                    .add(form.at(path)
                            .flatMap(saying -> currency(amount.definition(), saying.definition(), saying.shape()))
                            .orElse(""));
        }

        private static String besideIn(PreparedField column, String key) {
            return column.path().substring(0, column.path().indexOf('.') + 1) + key;
        }

        void give() {
            codes.forEach((key, found) -> {
                var code = found.iterator().next();
                if (found.size() == 1 && !code.isEmpty()) {
                    holder.put(key, code);
                }
            });
        }

        private static boolean isBlank(JsonNode value) {
            return value.isMissingNode() || value.isNull() || value.asText().isEmpty();
        }
    }
}
