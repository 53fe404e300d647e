package org.mortise.form.excel;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.AccessGate;
import org.mortise.core.access.FormAccess;
import org.mortise.core.access.RecordQuery;
import org.mortise.core.condition.Condition;
import org.mortise.core.condition.Operand;
import org.mortise.core.condition.Operator;
import org.mortise.core.contract.Records;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.EmailAddress;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.PhoneNumber;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.Metadata;
import org.mortise.core.metadata.SystemField;
import org.mortise.core.metadata.ValueType;
import org.mortise.core.org.Department;
import org.mortise.core.org.Departments;
import org.mortise.core.org.People;
import org.mortise.form.control.CellReading;

/**
 * Finds whom and what the cells of a sheet name: people by name, login, employee number, mobile or e-mail, departments by name, path or
 * code, records by a field of theirs.
 */
@ApplicationScoped
class CellReferences {

    private static final int PEOPLE = 10_000;
    private static final int TITLES_AT_ONCE = 100;
    private static final int SHOWN = 3;

    private final People people;
    private final Departments departments;
    private final Records records;
    private final Metadata metadata;
    private final AccessGate gate;

    CellReferences(People people, Departments departments, Records records, Metadata metadata, AccessGate gate) {
        this.people = people;
        this.departments = departments;
        this.records = records;
        this.metadata = metadata;
        this.gate = gate;
    }

    /** Everybody and every department, read once for an import. */
    record Directory(Names people, Names departments) {}

    Uni<Directory> directory() {
        return Uni.combine()
                .all()
                .unis(people.search("", PEOPLE), departments.all())
                .with((persons, units) -> {
                    var paths = paths(units);
                    var named = new ArrayList<Names.Named>();
                    persons.forEach(person -> {
                        var department = person.department() == null ? "" : paths.getOrDefault(person.department(), "");
                        var label = Stream.of(person.name(), person.login(), department)
                                .filter(part -> !part.isEmpty())
                                .collect(Collectors.joining(" · "));
                        var id = person.id().toString();
                        named.add(new Names.Named(person.name(), id, label));
                        named.add(new Names.Named(person.login(), id, label));
                        var contact = person.contact();
                        Stream.of(contact.employeeNo(), contact.mobile(), contact.email())
                                .filter(Objects::nonNull)
                                .forEach(known -> named.add(new Names.Named(known, id, label)));
                    });
                    return new Directory(Names.of(CellReferences::person, named), departments(units, paths));
                });
    }

    /** However a telephone number or an address is written, it is the same. */
    private static String person(String text) {
        return PhoneNumber.of(text.strip())
                .map(PhoneNumber::written)
                .or(() -> EmailAddress.of(text.strip()))
                .map(Coercion.Reference::name)
                .orElseGet(() -> Coercion.Reference.name(text));
    }

    private static Names departments(List<Department> units, Map<UUID, String> paths) {
        var named = new ArrayList<Names.Named>();
        for (var unit : units) {
            var path = paths.getOrDefault(unit.id(), unit.name());
            named.add(new Names.Named(unit.name(), unit.id().toString(), path));
            named.add(new Names.Named(path, unit.id().toString(), path));
            if (unit.code() != null) {
                named.add(new Names.Named(unit.code(), unit.id().toString(), path));
            }
        }
        return Names.of(CellReferences::path, named);
    }

    /** 总部 > 销售部 and 总部/销售部 are the same path. */
    private static String path(String text) {
        return Normal.optionKey(text).replaceAll("[>\\\\]", "/");
    }

    private static Map<UUID, String> paths(List<Department> units) {
        var byId = new HashMap<UUID, Department>();
        units.forEach(unit -> byId.put(unit.id(), unit));
        var paths = new HashMap<UUID, String>();
        for (var unit : units) {
            var path = unit.name();
            var above = unit.parent() == null ? null : byId.get(unit.parent());
            for (var depth = 0; above != null && depth < units.size(); depth++) {
                path = above.name() + "/" + path;
                above = above.parent() == null ? null : byId.get(above.parent());
            }
            paths.put(unit.id(), path);
        }
        return paths;
    }

    /** What the words of the columns lead to that point somewhere, by key; none for a form that is just being made. */
    Uni<Map<String, Names>> names(
            Caller caller, ObjectKey form, ImportPlan plan, Directory directory, List<RowGroup> groups) {
        var shape = metadata.snapshot().form(form).orElse(null);
        if (!plan.existing() || shape == null) {
            return Uni.createFrom().item(Map.of());
        }
        refuseGone(shape, plan);
        var found = new HashMap<String, Names>();
        return Multi.createFrom()
                .iterable(plan.wanted())
                .onItem()
                .transformToUniAndConcatenate(column -> names(caller, shape, plan, column, directory, groups)
                        .invoke(names -> {
                            if (names != null) {
                                found.put(column.key(), names);
                            }
                        }))
                .collect()
                .last()
                .replaceWith(found);
    }

    /** Fields may be removed while an import fills them. */
    private static void refuseGone(FormShape form, ImportPlan plan) {
        for (var column : plan.wanted()) {
            var owner = form.field(column.owner());
            var isThere = column.isLine()
                    ? owner.flatMap(table -> table.field(column.own())).isPresent()
                    : owner.isPresent() || SystemField.of(column.key()).isPresent();
            if (!isThere) {
                throw Rejected.because(Rejected.Kind.INVALID, "import_field_gone", Map.of("field", column.title()));
            }
        }
    }

    /** How the words of a column are read that lead to what {@code names} knows. */
    static Coercion reading(ColumnPlan column, Names names) {
        var cut =
                switch (ColumnReading.named(column)) {
                    case PEOPLE, RECORDS -> Words.Cut.SEVERAL;
                    case DEPARTMENTS -> Words.Cut.PATHS;
                    default -> Words.Cut.ONE;
                };
        return new Words(names::find, column.answers(), cut);
    }

    private Uni<@Nullable Names> names(
            Caller caller,
            FormShape form,
            ImportPlan plan,
            ColumnPlan column,
            Directory directory,
            List<RowGroup> groups) {
        return switch (ColumnReading.named(column)) {
            case PERSON, PEOPLE -> Uni.createFrom().item(directory.people());
            case DEPARTMENT, DEPARTMENTS -> Uni.createFrom().item(directory.departments());
            case RECORD, RECORDS -> titles(caller, link(form, column), column, texts(plan, column, groups));
            default -> Uni.createFrom().nullItem();
        };
    }

    /** The link that a column fills, of the form or of one of its sub-tables. */
    static FieldShape link(FormShape form, ColumnPlan column) {
        return column.isLine()
                ? form.field(column.owner())
                        .flatMap(table -> table.field(column.own()))
                        .orElseThrow()
                : form.field(column.key()).orElseThrow();
    }

    private static List<String> texts(ImportPlan plan, ColumnPlan column, List<RowGroup> groups) {
        var onMain = plan.columns().contains(column);
        var several = ColumnReading.named(column) == CellReading.RECORDS;
        var texts = new LinkedHashSet<String>();
        for (var group : groups) {
            var rows = onMain ? group.rows() : group.details().getOrDefault(column.owner(), List.of());
            for (var row : rows) {
                var text = row.cell(column.index()).text();
                var parts = several ? Choices.split(text) : List.of(Normal.trim(text));
                parts.stream().filter(part -> !part.isEmpty()).forEach(texts::add);
            }
        }
        return List.copyOf(texts);
    }

    /** The field of the linked form by which a column finds records: the one that was chosen, else its title. */
    static String match(FormShape target, ColumnPlan column) {
        var chosen = column.text("match", "");
        return target.field(chosen).isPresent() ? chosen : target.titleField();
    }

    private Uni<@Nullable Names> titles(Caller caller, FieldShape field, ColumnPlan column, List<String> texts) {
        var target = field.target();
        var shape = target == null ? null : metadata.snapshot().form(target).orElse(null);
        if (shape == null || texts.isEmpty()) {
            return Uni.createFrom().item(Names.of(Normal::trim, List.of()));
        }
        var match = match(shape, column);
        var named = new ArrayList<Names.Named>();
        var chunks = new ArrayList<List<String>>();
        for (var start = 0; start < texts.size(); start += TITLES_AT_ONCE) {
            chunks.add(texts.subList(start, Math.min(texts.size(), start + TITLES_AT_ONCE)));
        }
        return Multi.createFrom()
                .iterable(chunks)
                .onItem()
                .transformToUniAndConcatenate(chunk -> gate.of(caller)
                        .flatMap(access -> page(caller, query(access.form(shape.form()), match, chunk), match, named)))
                .collect()
                .last()
                .replaceWith(() -> Names.of(Normal::trim, named));
    }

    /** Reads on until there are no more; records that the caller may not see are not there. */
    private Uni<Void> page(Caller caller, RecordQuery query, String match, List<Names.Named> named) {
        return records.list(caller, query)
                .onFailure(Rejected.class)
                .recoverWithItem(() -> new Records.RecordPage(List.of(), null, Json.object()))
                .flatMap(page -> {
                    page.items()
                            .forEach(record -> named.add(new Names.Named(
                                    record.data().path(match).asText(""),
                                    record.id().toString(),
                                    label(query, record))));
                    return page.next() == null
                            ? Uni.createFrom().voidItem()
                            : page(caller, after(query, page.next()), match, named);
                });
    }

    /** What tells a record from others of the same title. */
    private static String label(RecordQuery query, Records.Record record) {
        var parts = new ArrayList<String>();
        query.fields().stream()
                .map(key -> record.data().path(key).asText(""))
                .filter(text -> !text.isEmpty())
                .forEach(parts::add);
        var made = record.document().path("created_at").asText("");
        if (made.length() >= 10) {
            parts.add(made.substring(0, 10));
        }
        return String.join(" · ", parts);
    }

    private static RecordQuery query(FormAccess access, String match, List<String> texts) {
        var target = access.shape();
        var literals = texts.stream().<Operand>map(Operand.Literal::new).toList();
        Condition among = new Condition.Comparison(FieldPath.of(match), Operator.IN, new Operand.Many(literals));
        var shown = new LinkedHashSet<String>(List.of(match));
        target.fields().stream()
                .filter(field -> field.key().equals(target.titleField()) || field.type() == ValueType.TEXT)
                .filter(field -> access.mayAsk(field.key()))
                .limit(SHOWN)
                .forEach(field -> shown.add(field.key()));
        return new RecordQuery(target.form(), among, null, List.of(), List.copyOf(shown), null, RecordQuery.MAX_LIMIT);
    }

    private static RecordQuery after(RecordQuery query, String cursor) {
        return new RecordQuery(
                query.form(), query.filter(), query.search(), query.sort(), query.fields(), cursor, query.limit());
    }
}
