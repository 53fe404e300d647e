package org.mortise.form.definition;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.FormTypes;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.formula.Formula;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.EncryptedUse;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.MetadataLookup;
import org.mortise.form.linkage.PreparedField;
import org.mortise.form.linkage.PreparedForm;
import org.mortise.form.model.LinkageRule;

/** Where what is encrypted is copied, or reckoned, into a field that is not: there it is kept in clear. */
record EncryptionLint(PreparedForm form, MetadataLookup lookup, List<Problem> warnings) {

    void check() {
        for (var index = 0; index < form.fields().size(); index++) {
            var field = form.fields().get(index);
            var at = "/model/fields/" + index;
            field(field, null, at);
            fills(field, form.shape().fields(), at);
            for (var column = 0; column < field.columns().size(); column++) {
                var each = field.columns().get(column);
                field(each, field.shape(), at + "/fields/" + column);
                fills(each, field.shape().fields(), at + "/fields/" + column);
            }
        }
        form.definition().rules().forEach(rule -> {
            actions(rule, rule.then());
            actions(rule, rule.otherwise());
        });
    }

    private void field(PreparedField field, @Nullable FieldShape table, String at) {
        if (field.compute() != null) {
            copied(field.compute().reads(), table, field.shape(), at + "/compute");
        }
        if (field.initial() != null) {
            copied(field.initial().reads(), table, field.shape(), at + "/default");
        }
    }

    private void fills(PreparedField link, List<FieldShape> beside, String at) {
        var target = link.shape().target();
        var source = target == null
                ? null
                : target.equals(form.shape().form())
                        ? form.shape()
                        : lookup.form(target).orElse(null);
        if (source == null) {
            return;
        }
        var fills = link.definition().fills();
        for (var index = 0; index < fills.size(); index++) {
            var fill = fills.get(index);
            var from = named(source.fields(), fill.from());
            var to = named(beside, fill.to());
            if (from != null && to != null && from.encrypted() && !to.encrypted()) {
                warn(at + "/props/fill/" + index, from, to);
            }
        }
    }

    private void actions(LinkageRule rule, List<LinkageRule.Action> actions) {
        var types = FormTypes.unsecured(form.shape(), lookup::form);
        for (var action : actions) {
            var field = action.value().path("field").asText("");
            var source = action.value().path("expr").asText("");
            var formula =
                    source.isEmpty() ? null : Formula.compile(source, types).formula();
            var reads = !field.isEmpty()
                    ? Set.of(FieldPath.of(field))
                    : formula == null ? Set.<FieldPath>of() : formula.reads();
            for (var target : action.targets()) {
                var to = named(form.shape().fields(), target);
                if (action.act().equals("set") && to != null) {
                    copied(reads, null, to, rule.place());
                }
            }
        }
    }

    private void copied(Collection<FieldPath> reads, @Nullable FieldShape table, FieldShape to, String at) {
        if (to.encrypted()) {
            return;
        }
        var use = new EncryptedUse(shape(), lookup, table);
        for (var path : reads) {
            var from = use.at(path.keys());
            if (from != null) {
                warn(at, from, to);
                return;
            }
        }
    }

    private FormShape shape() {
        return form.shape();
    }

    private void warn(String at, FieldShape from, FieldShape to) {
        warnings.add(Problem.at(at, "lint_kept_in_clear", Map.of("field", from.title(), "target", to.title())));
    }

    private static @Nullable FieldShape named(List<FieldShape> fields, String key) {
        return fields.stream()
                .filter(field -> field.key().equals(key))
                .findFirst()
                .orElse(null);
    }
}
