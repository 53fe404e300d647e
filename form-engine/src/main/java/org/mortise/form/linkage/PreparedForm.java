package org.mortise.form.linkage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.metadata.FormShape;
import org.mortise.form.model.FormDefinition;
import org.mortise.form.model.RollupDefinition;

/**
 * One version of a form with everything read, compiled and put in order. Immutable; made by {@link Preparation}, once per version
 * of what it depends on.
 */
public final class PreparedForm {

    private final FormDefinition definition;
    private final FormShape shape;
    private final List<PreparedField> fields;
    private final Map<String, PreparedField> fieldsByKey = new HashMap<>();
    private final List<PreparedRule> rules;
    private final Map<String, List<PreparedRule>> rulesByTarget = new HashMap<>();
    private final Map<String, List<PreparedRule>> rowRulesByTarget = new HashMap<>();
    private final List<PreparedValidation> validations;
    private final List<PreparedUnique> uniques;
    private final Containers containers;
    private final Function<ObjectKey, Optional<FormShape>> forms;
    private final Map<String, Hiding> hidings;
    private final Map<String, AfterSubmit> afterSubmit;
    private final LinkageGraph graph;
    private final Set<String> ofTheMoment;
    private final Set<String> nightly;
    private final Set<String> ofNumbers;
    private final List<Asked> asked;
    private final FormReads reads;

    PreparedForm(
            FormDefinition definition,
            FormShape shape,
            List<PreparedField> fields,
            List<PreparedRule> rules,
            List<PreparedValidation> validations,
            List<PreparedUnique> uniques,
            Function<ObjectKey, Optional<FormShape>> forms) {
        this.definition = definition;
        this.shape = shape;
        this.fields = List.copyOf(fields);
        this.rules = List.copyOf(rules);
        this.validations = List.copyOf(validations);
        this.uniques = List.copyOf(uniques);
        this.fields.forEach(field -> fieldsByKey.putIfAbsent(field.key(), field));
        this.rules.forEach(
                rule -> rule.targets().forEach(target -> (rule.table() == null ? rulesByTarget : rowRulesByTarget)
                        .computeIfAbsent(target, key -> new ArrayList<>())
                        .add(rule)));
        this.containers = Containers.of(definition.layouts(), shape.translated());
        this.forms = forms;
        this.hidings = Hiding.of(definition, this.fields);
        this.afterSubmit = AfterSubmit.of(definition, this.fields);
        this.graph = LinkageGraph.of(this);
        this.ofTheMoment = Set.copyOf(Moments.of(this));
        this.asked = Asked.of(this);
        this.ofNumbers = Set.copyOf(Moments.ofNumbers(this));
        this.nightly = Set.copyOf(Moments.orUntold(this));
        this.reads = FormReads.of(this);
    }

    public FormDefinition definition() {
        return definition;
    }

    public FormShape shape() {
        return shape;
    }

    public List<PreparedField> fields() {
        return fields;
    }

    public Optional<PreparedField> field(String key) {
        return Optional.ofNullable(fieldsByKey.get(key));
    }

    /** A field by its key, or a column by {@code table.column}. */
    public Optional<PreparedField> at(String path) {
        var dot = path.indexOf('.');
        return dot < 0
                ? field(path)
                : field(path.substring(0, dot)).flatMap(table -> table.column(path.substring(dot + 1)));
    }

    /** A field, column, or the column that a state of one row is about: {@code items.amount} of {@code items.<row>.amount}. */
    public Optional<PreparedField> stated(String path) {
        return path.indexOf('.') == path.lastIndexOf('.')
                ? at(path)
                : at(path.substring(0, path.indexOf('.')) + path.substring(path.lastIndexOf('.')));
    }

    /** The shape of a form that a link points to. */
    public Optional<FormShape> linked(ObjectKey form) {
        return form.equals(shape.form()) ? Optional.of(shape) : forms.apply(form);
    }

    /** What is meant by {@code record.…} inside a row of a sub-table: its columns first, then the fields of the record. */
    public ObjectNode around(String table, ObjectNode record, JsonNode row) {
        return field(table).map(rows -> Rows.around(rows, record, row)).orElse(record);
    }

    /** What becomes of a field or column while rules hide it; a column does as its table, the table as the form. */
    Hiding hiding(PreparedField field) {
        return hidings.getOrDefault(field.path(), Hiding.CLEAR);
    }

    /** Whether some rule takes back what it does not leave to be chosen for {@code path}. */
    boolean takesBack(String path) {
        return Stream.of(rulesByTarget, rowRulesByTarget)
                .flatMap(rules -> rules.getOrDefault(path, List.of()).stream())
                .flatMap(rule -> rule.actions().stream())
                .anyMatch(action -> action.clears() && action.does("options", path));
    }

    /** Whether a field that is required is so in every record: no rule hides it or gives its value, nor a default or a link. */
    public boolean mustAlwaysBeSent(PreparedField field) {
        for (@Nullable String at = field.path(); at != null; at = containers.parentOf(at)) {
            if (decided(at, Set.of("show", "hide"))) {
                return false;
            }
        }
        return field.initial() == null && !decided(field.path(), Set.of("set")) && !isFilled(field);
    }

    private boolean decided(String target, Set<String> acts) {
        return rules.stream()
                .flatMap(rule -> rule.actions().stream())
                .anyMatch(action ->
                        acts.contains(action.act()) && action.targets().contains(target));
    }

    private boolean isFilled(PreparedField field) {
        var beside = field.path().equals(field.key())
                ? fields
                : field(field.path().substring(0, field.path().indexOf('.')))
                        .map(PreparedField::columns)
                        .orElse(List.of());
        return beside.stream()
                .flatMap(each -> each.definition().fills().stream())
                .anyMatch(fill -> fill.to().equals(field.key()));
    }

    public LinkageGraph graph() {
        return graph;
    }

    /** Paths of the computed fields and columns whose values change as time goes by, without anybody writing. */
    public Set<String> ofTheMoment() {
        return ofTheMoment;
    }

    /** Paths of the computed fields and columns that read a serial number, which a new record is given last of all. */
    public Set<String> ofNumbers() {
        return ofNumbers;
    }

    /** Whether its records have to be computed anew once a day: time moves what they hold, or nobody is told when it changes. */
    public boolean isDueNightly() {
        return !nightly.isEmpty()
                || fields.stream()
                        .flatMap(field -> field.definition().rollup().stream())
                        .anyMatch(RollupDefinition::movesWithTheCalendar);
    }

    /** Paths over links that formulas, conditions and copies read: what must be loaded before a pass. */
    public Set<FieldPath> linkedReads() {
        return reads.linked();
    }

    /** Paths over links that lookups and formulas read: what has to be computed anew when one of them changes. */
    public Set<FieldPath> computedReads() {
        return reads.computed();
    }

    /** Whether any of its fields holds what other records decide about. */
    public boolean looksElsewhere() {
        return !reads.computed().isEmpty()
                || !asked.isEmpty()
                || fields.stream().anyMatch(PreparedField::isRollup);
    }

    /** Whether what its records hold depends on the days on which the organisation works. */
    public boolean usesCalendar() {
        return fields.stream()
                .flatMap(field -> Stream.concat(Stream.of(field), field.columns().stream()))
                .anyMatch(field -> field.compute() != null && field.compute().usesCalendar());
    }

    /** Keys of the forms and option sets by whose labels its computed fields write choices. */
    public Set<String> labelSources() {
        return fields.stream()
                .flatMap(field -> Stream.concat(Stream.of(field), field.columns().stream()))
                .flatMap(field -> field.compute() == null ? Stream.of() : field.compute().labels().stream())
                .flatMap(labels -> labels.sources().stream())
                .collect(Collectors.toSet());
    }

    /** Whether anything in it asks other forms: a computed field, a default or a rule. */
    public boolean asksElsewhere() {
        return reads.asksElsewhere();
    }

    /** Every question that its computed fields ask of other forms. */
    public List<Asked> asked() {
        return asked;
    }

    /** The field or column of this form that a path begins with; empty for system fields. */
    Optional<PreparedField> beginning(FieldPath path) {
        var keys = path.keys();
        return field(keys.get(0))
                .map(field -> keys.size() > 1 ? field.column(keys.get(1)).orElse(field) : field);
    }

    /** The rules that do something to a field, column or container, in their order. */
    List<PreparedRule> rulesOn(String target) {
        return rulesByTarget.getOrDefault(target, List.of());
    }

    /** The rules that are asked in each row for a cell of a column. */
    List<PreparedRule> rowRulesOn(PreparedField column) {
        return rowRulesByTarget.getOrDefault(column.path(), List.of());
    }

    /** When people may change a field or column of a record that was submitted. */
    AfterSubmit afterSubmit(PreparedField field) {
        return afterSubmit.getOrDefault(field.path(), AfterSubmit.ENDED);
    }

    /** Whether people may change something of a record while it is being decided about. */
    public boolean isOpenInApproval() {
        return afterSubmit.containsValue(AfterSubmit.FREE);
    }

    /** Whether cells of a column stand differently from row to row: by rules of the row, or because new rows alone give them. */
    boolean differsByRow(PreparedField column) {
        return column.definition().setOnce()
                || isStricterInRows(column)
                || !rowRulesOn(column).isEmpty();
    }

    /** Whether a column of a submitted record is held in the rows that are there while its table takes new ones. */
    private boolean isStricterInRows(PreparedField column) {
        var table = column.path().substring(0, column.path().indexOf('.'));
        return afterSubmit(column).compareTo(afterSubmit.getOrDefault(table, AfterSubmit.ENDED)) > 0;
    }

    List<PreparedRule> rules() {
        return rules;
    }

    List<PreparedValidation> validations() {
        return validations;
    }

    /** What no two rows of {@code table} share. */
    List<PreparedUnique> uniquesOf(PreparedField table) {
        return uniques.stream()
                .filter(unique -> unique.table().equals(table.key()))
                .toList();
    }

    Containers containers() {
        return containers;
    }
}
