package org.mortise.form.definition;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mortise.core.condition.Condition;
import org.mortise.core.condition.Conditions;
import org.mortise.core.condition.Operator;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.formula.FieldTypes;
import org.mortise.core.formula.Formula;
import org.mortise.core.formula.Question;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.EncryptedUse;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.MetadataLookup;
import org.mortise.core.metadata.UniqueShape;
import org.mortise.form.linkage.FormulaScope;
import org.mortise.form.linkage.OptionSource;
import org.mortise.form.linkage.PreparedField;
import org.mortise.form.linkage.PreparedForm;
import org.mortise.form.linkage.ValueSource;
import org.mortise.form.model.FieldDefinition;
import org.mortise.form.model.FormDefinition;
import org.mortise.form.model.LinkageRule;
import org.mortise.form.model.RollupDefinition;

/** Where a form asks of encrypted values what the database cannot answer: all but whether they are the same, or there at all. */
record EncryptionCheck(FormDefinition form, FormShape shape, MetadataLookup lookup, List<Problem> problems) {

    private static final Set<Operator> OF_FILLED = EnumSet.of(Operator.EMPTY, Operator.NOT_EMPTY);

    void check(PreparedForm prepared) {
        shape.field(form.titleField())
                .filter(FieldShape::encrypted)
                .ifPresent(field -> refuse("/model/titleField", field));
        fields(form.fields(), shape.fields(), "/model/fields/");
        for (var index = 0; index < form.uniques().size(); index++) {
            unique(form.uniques().get(index), "/model/uniques/" + index + "/when");
        }
        questions(prepared);
        logic();
    }

    /** What rules and checks ask of the record at hand is asked outside the database, but a value in them is one in clear. */
    private void logic() {
        form.rules().forEach(rule -> problems.addAll(within(rule.table()).inCondition(rule.when(), rule.pointer())));
        form.validations().forEach(validation -> {
            var use = within(validation.table());
            problems.addAll(use.inCondition(validation.when(), validation.pointer() + "/when"));
            problems.addAll(use.inCondition(validation.assertion(), validation.assertionPointer()));
        });
    }

    private EncryptedUse within(@Nullable String table) {
        return new EncryptedUse(
                shape, lookup, table == null ? null : shape.field(table).orElse(null));
    }

    private void fields(List<FieldDefinition> written, List<FieldShape> shapes, String pointer) {
        for (var index = 0; index < written.size(); index++) {
            var field = written.get(index);
            var at = pointer + index;
            shapes.stream()
                    .filter(known -> known.key().equals(field.key()))
                    .findFirst()
                    .ifPresent(known -> field(field, known, at));
        }
    }

    private void field(FieldDefinition written, FieldShape known, String at) {
        if (known.encrypted() && known.searchable()) {
            refuse(at + "/props/search", known);
        }
        if (written.props().has("numbering")) {
            numbering(written.props().path("numbering").asText(), at + "/props/numbering");
        }
        written.rollup().ifPresent(rollup -> rollup(rollup, at + "/props"));
        OptionSource.of(written.props()).ifPresent(source -> {
            var other = form(source.form(form.key().pkg()));
            refuse(other, source.value(), at + "/props/optionsFrom/value");
            if (source.label() != null) {
                refuse(other, source.label(), at + "/props/optionsFrom/label");
            }
            asked(source.filter(), other, at + "/props/optionsFrom/filter");
        });
        if (known.target() != null) {
            asked(written.props().path("filter"), form(known.target()), at + "/props/filter");
        }
        fields(written.fields(), known.fields(), at + "/fields/");
    }

    /** A number is read by whoever sees it. */
    private void numbering(String reference, String at) {
        lookup.find("numbering", ObjectKey.resolve(form.key().pkg(), reference))
                .ifPresent(found ->
                        found.doc().path("segments").findValuesAsText("field").forEach(key -> refuse(shape, key, at)));
    }

    private void rollup(RollupDefinition rollup, String at) {
        var counts = rollup.function()
                .filter(function -> function == RollupDefinition.Function.COUNT)
                .isPresent();
        var child = rollup.form().isEmpty()
                ? null
                : form(ObjectKey.resolve(form.key().pkg(), rollup.form()));
        if (rollup.field() != null && !counts) {
            refuse(child, rollup.field(), at + "/field");
        }
        asked(rollup.where(), child, at + "/where");
    }

    /** The condition of an index outlives the key by which values are marked, so it compares no values. */
    private void unique(UniqueShape unique, String at) {
        if (unique.when() != null) {
            var table =
                    unique.table() == null ? null : shape.field(unique.table()).orElse(null);
            filled(unique.when(), table, at);
        }
    }

    /** Malformed conditions are told where they are checked. */
    private void filled(JsonNode written, @Nullable FieldShape table, String at) {
        try {
            Conditions.leaves(Conditions.parse(Json.plain(written))).stream()
                    .flatMap(leaf -> leaf instanceof Condition.Comparison one ? Stream.of(one) : Stream.empty())
                    .filter(compared -> !OF_FILLED.contains(compared.operator()))
                    .forEach(compared -> refuse(
                            at,
                            new EncryptedUse(shape, lookup, table)
                                    .at(compared.field().keys())));
        } catch (Rejected malformed) {
            return;
        }
    }

    /** @param written may speak of the record at hand, whose values are known when the others are asked */
    private void asked(JsonNode written, @Nullable FormShape of, String at) {
        if (of != null && written.isObject()) {
            problems.addAll(new EncryptedUse(of, lookup).inQuery(written, at));
        }
    }

    /** What formulas ask of other forms, whose answers come from the database. */
    private void questions(PreparedForm prepared) {
        for (var index = 0; index < prepared.fields().size(); index++) {
            var field = prepared.fields().get(index);
            var at = "/model/fields/" + index;
            questions(field, at);
            for (var column = 0; column < field.columns().size(); column++) {
                questions(field.columns().get(column), at + "/fields/" + column);
            }
        }
        for (var rule : form.rules()) {
            var rows = rule.table() == null ? null : shape.field(rule.table()).orElse(null);
            var scope = FormulaScope.of(shape, rows, lookup::form, List.of());
            for (var index = 0; index < rule.then().size(); index++) {
                questions(rule.then().get(index), scope, rule.placeOf("then", index));
            }
            for (var index = 0; index < rule.otherwise().size(); index++) {
                questions(rule.otherwise().get(index), scope, rule.placeOf("else", index));
            }
        }
    }

    private void questions(LinkageRule.Action action, FieldTypes scope, String at) {
        var source = action.value().path("expr").asText("");
        if (!source.isEmpty()) {
            questions(Formula.compile(source, scope).formula(), at + "/value/expr");
        }
    }

    private void questions(PreparedField field, String at) {
        questions(field.compute(), at + "/compute");
        if (field.initial() instanceof ValueSource.Computed initial) {
            questions(initial.formula(), at + "/default");
        }
    }

    private void questions(@Nullable Formula formula, String at) {
        if (formula == null) {
            return;
        }
        for (var ask : formula.asks()) {
            var question = ask.question();
            var other = question.isForDirectory() ? null : form(ObjectKey.parse(question.form()));
            if (other != null) {
                question(question, new EncryptedUse(other, lookup), at);
            }
        }
    }

    private void question(Question question, EncryptedUse other, String at) {
        var result = question.result();
        if (result != null && question.pick() != Question.Pick.COUNT) {
            refuse(at, other.at(result.keys()));
        }
        question.tests().forEach(test -> refuse(at, other.at(test.field().keys())));
    }

    private @Nullable FormShape form(ObjectKey key) {
        return key.equals(shape.form()) ? shape : lookup.form(key).orElse(null);
    }

    private void refuse(@Nullable FormShape other, String key, String at) {
        if (other != null) {
            refuse(at, new EncryptedUse(other, lookup).at(FieldPath.of(key).keys()));
        }
    }

    private void refuse(String at, @Nullable FieldShape field) {
        if (field != null) {
            problems.add(Problem.at(at, "field_encrypted", Map.of("field", field.title())));
        }
    }
}
