package org.mortise.form.definition;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.LocalizedText;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.MetadataLookup;
import org.mortise.core.metadata.OptionUse;
import org.mortise.core.metadata.UniqueShape;
import org.mortise.form.linkage.LinkFilter;
import org.mortise.form.linkage.OptionSource;
import org.mortise.form.model.FieldDefinition;
import org.mortise.form.model.FormDefinition;

/**
 * Conditions beside rules and checks that never hold: filters of links, conditions of rollups, of looked-up defaults and choices, and of
 * what shall be unique.
 */
record ConditionLint(FormDefinition form, FormShape shape, MetadataLookup lookup, List<Problem> warnings) {

    void check() {
        fields(form.fields(), "/model/fields/");
        for (var index = 0; index < form.uniques().size(); index++) {
            unique(form.uniques().get(index), "/model/uniques/" + index);
        }
    }

    private void fields(List<FieldDefinition> fields, String pointer) {
        for (var index = 0; index < fields.size(); index++) {
            var field = fields.get(index);
            var at = pointer + index;
            var title = field.title();
            var props = field.props();
            over(props.path("form").asText(""), props.path("filter"), at + "/props/filter", title);
            over(props.path("form").asText(""), props.path("where"), at + "/props/where", title);
            OptionSource.of(props)
                    .ifPresent(from -> over(from.reference(), from.filter(), at + "/props/optionsFrom/filter", title));
            var query = field.initial().path("query");
            over(query.path("form").asText(""), query.path("where"), at + "/default/query/where", title);
            fields(field.fields(), at + "/fields/");
        }
    }

    private void unique(UniqueShape unique, String at) {
        var rows = unique.table() == null ? null : shape.field(unique.table()).orElse(null);
        if (unique.when() != null && (unique.table() == null || rows != null)) {
            judge(unique.when(), new OptionUse(shape, lookup, rows), at + "/when", titleOf(unique, rows));
        }
    }

    private LocalizedText titleOf(UniqueShape unique, @Nullable FieldShape rows) {
        var first = unique.fields().isEmpty() ? "" : unique.fields().get(0);
        return (rows == null ? shape.field(first) : rows.field(first))
                .map(FieldShape::title)
                .orElse(form.title());
    }

    /** @param reference the form whose records are asked, as the document names it */
    private void over(String reference, JsonNode condition, String at, LocalizedText title) {
        if (reference.isEmpty() || !condition.isObject()) {
            return;
        }
        var key = ObjectKey.resolve(form.key().pkg(), reference);
        var asked = key.equals(shape.form()) ? shape : lookup.form(key).orElse(null);
        if (asked != null) {
            judge(LinkFilter.withoutRecord(condition), new OptionUse(asked, lookup), at, title);
            new FormulaLint(asked, lookup, warnings).inCondition(condition, null, at);
        }
    }

    private void judge(JsonNode condition, OptionUse fields, String at, LocalizedText title) {
        warnings.addAll(fields.inCondition(condition, at));
        if (Verdict.of(condition, fields) == Verdict.NEVER) {
            warnings.add(Problem.at(at, "lint_condition_never", Map.of("title", title)));
        } else if (Verdict.isIdle(condition, fields)) {
            warnings.add(Problem.at(at, "lint_condition_always", Map.of("title", title)));
        }
    }
}
