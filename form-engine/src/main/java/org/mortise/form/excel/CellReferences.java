package org.mortise.form.excel;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.RecordQuery;
import org.mortise.core.condition.Condition;
import org.mortise.core.condition.Operand;
import org.mortise.core.condition.Operator;
import org.mortise.core.contract.Records;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.Metadata;
import org.mortise.core.org.Departments;
import org.mortise.core.org.People;

/** Finds whom and what the cells of a sheet name: people by name or login, departments by name, records by title. */
@ApplicationScoped
class CellReferences {

    private static final int PEOPLE = 10_000;
    private static final int TITLES_AT_ONCE = 100;
    private static final Set<String> SEVERAL = Set.of("users", "links");

    private final People people;
    private final Departments departments;
    private final Records records;
    private final Metadata metadata;

    CellReferences(People people, Departments departments, Records records, Metadata metadata) {
        this.people = people;
        this.departments = departments;
        this.records = records;
        this.metadata = metadata;
    }

    /** Everybody and every department, read once for an import. */
    record Directory(Names people, Names departments) {}

    Uni<Directory> directory() {
        return Uni.combine()
                .all()
                .unis(people.search("", PEOPLE), departments.all())
                .with((persons, units) -> {
                    var named = new ArrayList<Names.Named>();
                    persons.forEach(person -> {
                        named.add(new Names.Named(person.name(), person.id().toString()));
                        named.add(new Names.Named(person.login(), person.id().toString()));
                    });
                    return new Directory(
                            Names.of(Coercion.Reference::name, named),
                            Names.of(
                                    Normal::optionKey,
                                    units.stream()
                                            .map(unit -> new Names.Named(
                                                    unit.name(), unit.id().toString()))
                                            .toList()));
                });
    }

    /** How the columns of {@code rows} that lead somewhere are read, by position; none for a form that is just being made. */
    Uni<Map<Integer, Coercion>> pointers(
            Caller caller, ObjectKey form, ImportPlan plan, Directory directory, List<SheetRow> rows) {
        var shape = metadata.snapshot().form(form).orElse(null);
        if (!plan.existing() || shape == null) {
            return Uni.createFrom().item(Map.of());
        }
        var found = new HashMap<Integer, Coercion>();
        return Multi.createFrom()
                .iterable(plan.columns())
                .filter(column -> !column.skip())
                .onItem()
                .transformToUniAndConcatenate(
                        column -> names(caller, shape, column, directory, rows).invoke(names -> {
                            if (names != null) {
                                found.put(column.index(), new Coercion.Pointer(names, SEVERAL.contains(column.type())));
                            }
                        }))
                .collect()
                .last()
                .replaceWith(found);
    }

    private Uni<@Nullable Names> names(
            Caller caller, FormShape form, ColumnPlan column, Directory directory, List<SheetRow> rows) {
        return switch (column.type()) {
            case "user", "users" -> Uni.createFrom().item(directory.people());
            case "department" -> Uni.createFrom().item(directory.departments());
            case "link", "links" -> titles(caller, form.field(column.key()).orElseThrow(), texts(column, rows));
            default -> Uni.createFrom().nullItem();
        };
    }

    private static List<String> texts(ColumnPlan column, List<SheetRow> rows) {
        var texts = new LinkedHashSet<String>();
        for (var row : rows) {
            var text = row.cell(column.index()).text();
            var parts = SEVERAL.contains(column.type()) ? Coercion.Choices.split(text) : List.of(Normal.trim(text));
            parts.stream().filter(part -> !part.isEmpty()).forEach(texts::add);
        }
        return List.copyOf(texts);
    }

    private Uni<@Nullable Names> titles(Caller caller, FieldShape field, List<String> texts) {
        var target = field.target();
        var title = target == null
                ? null
                : metadata.snapshot().form(target).map(FormShape::titleField).orElse(null);
        if (target == null || title == null || texts.isEmpty()) {
            return Uni.createFrom().item(Names.of(Normal::trim, List.of()));
        }
        var named = new ArrayList<Names.Named>();
        var chunks = new ArrayList<List<String>>();
        for (var start = 0; start < texts.size(); start += TITLES_AT_ONCE) {
            chunks.add(texts.subList(start, Math.min(texts.size(), start + TITLES_AT_ONCE)));
        }
        return Multi.createFrom()
                .iterable(chunks)
                .onItem()
                .transformToUniAndConcatenate(chunk -> page(caller, query(target, title, chunk), title, named))
                .collect()
                .last()
                .replaceWith(() -> Names.of(Normal::trim, named));
    }

    /** Reads on until there are no more; records that the caller may not see are not there. */
    private Uni<Void> page(Caller caller, RecordQuery query, String title, List<Names.Named> named) {
        return records.list(caller, query)
                .onFailure(Rejected.class)
                .recoverWithItem(() -> new Records.RecordPage(List.of(), null, Json.object()))
                .flatMap(page -> {
                    page.items()
                            .forEach(record -> named.add(new Names.Named(
                                    record.data().path(title).asText(""),
                                    record.id().toString())));
                    return page.next() == null
                            ? Uni.createFrom().voidItem()
                            : page(caller, after(query, page.next()), title, named);
                });
    }

    private static RecordQuery query(ObjectKey target, String title, List<String> texts) {
        var literals = texts.stream().<Operand>map(Operand.Literal::new).toList();
        Condition among = new Condition.Comparison(FieldPath.of(title), Operator.IN, new Operand.Many(literals));
        return new RecordQuery(target, among, null, List.of(), List.of(title), null, RecordQuery.MAX_LIMIT);
    }

    private static RecordQuery after(RecordQuery query, String cursor) {
        return new RecordQuery(
                query.form(), query.filter(), query.search(), query.sort(), query.fields(), cursor, query.limit());
    }
}
