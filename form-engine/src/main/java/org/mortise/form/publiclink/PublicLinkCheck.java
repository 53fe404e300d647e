package org.mortise.form.publiclink;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.MetadataLookup;
import org.mortise.core.metadata.References;
import org.mortise.core.metadata.ValueType;
import org.mortise.form.control.Coercion;
import org.mortise.form.linkage.PreparedField;
import org.mortise.form.linkage.PreparedForm;
import org.mortise.form.record.RecordCoercion;

/** Whether strangers may be let in by a link as it is written. */
final class PublicLinkCheck {

    /** What only people of the house can point to, or what is more than one value. */
    private static final Set<ValueType> NEVER_GIVEN =
            Set.of(ValueType.LINK, ValueType.LINKS, ValueType.FILES, ValueType.SUBTABLE, ValueType.STRUCTURE);

    private final JsonNode doc;
    private final PreparedForm form;
    private final References references;
    private final Offered offered;
    private final Set<String> filled = new HashSet<>();

    private PublicLinkCheck(PublicLink link, PreparedForm form, References references) {
        this.doc = link.doc();
        this.form = form;
        this.references = references;
        this.offered = Offered.of(link);
    }

    /** @param form the form that it leads to; empty when there is none */
    static List<Problem> check(ObjectKey key, JsonNode doc, MetadataLookup lookup, Optional<PreparedForm> form) {
        var references = new References(key, lookup);
        var link = PublicLink.of(key, doc);
        references.follow("form", doc.path("form"), "/form");
        for (var end : List.of("from", "until")) {
            if (doc.has(end) && PublicLink.moment(doc.path(end)) == null) {
                references.add(Problem.at("/" + end, "publiclink_no_moment"));
            }
        }
        if (link.from() != null && link.until() != null && !link.from().isBefore(link.until())) {
            references.add(Problem.at("/until", "publiclink_ends_early"));
        }
        form.ifPresent(known -> {
            new PublicLinkCheck(link, known, references).run();
            new OfferCheck(link, known, lookup, references).run();
        });
        return references.problems();
    }

    /** What strangers can find out by the link though nothing is told to them. */
    static List<Problem> warnings(PublicLink link, PreparedForm form) {
        var warnings = new ArrayList<Problem>();
        for (var key : link.offered()) {
            var at = "/fields/" + link.offered().indexOf(key);
            form.field(key)
                    .filter(field -> field.shape().unique())
                    .ifPresent(field -> warnings.add(Problem.at(
                            at,
                            "publiclink_field_unique",
                            Map.of("field", field.definition().title()))));
        }
        warnings.addAll(OfferCheck.warnings(link, form));
        return List.copyOf(warnings);
    }

    private void run() {
        references.distinct(doc.path("fields"), "field", "/fields");
        References.each(doc.path("fields"), "/fields", this::checkOffered);
        doc.path("values")
                .properties()
                .forEach(value -> checkValue(value.getKey(), value.getValue(), "/values/" + value.getKey()));
        references.distinct(doc.path("parameters"), "name", "/parameters");
        References.each(doc.path("parameters"), "/parameters", this::checkParameter);
        form.fields().forEach(this::checkRequired);
    }

    private void checkOffered(References.Element element) {
        var at = element.path() + "/field";
        var field = known(element.json().path("field").asText(), at);
        if (field.isEmpty()) {
            return;
        }
        checkOne(field.get(), at);
        if (!field.get().isTable()) {
            return;
        }
        var columns = element.json().path("columns");
        if (columns.isEmpty()) {
            add(element.path() + "/columns", "publiclink_rows_without_columns", field.get());
        }
        References.each(columns, element.path() + "/columns", column -> {
            var path = field.get().key() + "." + column.json().asText();
            known(path, column.path()).ifPresent(known -> checkOne(known, column.path()));
        });
        field.get().columns().stream()
                .filter(column -> isMissing(column) && !columns.isEmpty())
                .forEach(column -> add(element.path() + "/columns", "publiclink_required_missing", column));
    }

    /** A field, or a column. */
    private void checkOne(PreparedField field, String at) {
        var computed = field.compute() != null && !field.definition().override();
        var refusal = Offerable.refusal(field);
        if (refusal.isPresent()) {
            add(at, refusal.get(), field);
        } else if (!computed && !field.isWritable()) {
            add(at, "publiclink_not_offerable", field);
        } else if (computed && !offered.isComputed(form, field)) {
            add(at, "publiclink_computed_elsewhere", field);
        }
    }

    private void checkValue(String key, JsonNode value, String at) {
        var field = known(key, at);
        if (field.isEmpty()) {
            return;
        }
        if (offered.has(key)) {
            add(at, "publiclink_field_twice", field.get());
        } else if (!field.get().isWritable()
                || NEVER_GIVEN.contains(field.get().shape().type())) {
            add(at, "publiclink_not_given", field.get());
        } else {
            var alone = Json.object();
            alone.set(key, value);
            var read = RecordCoercion.of(form, alone, new Coercion(ZoneOffset.UTC));
            read.problems().stream().map(problem -> moved(problem, at)).forEach(references::add);
            if (read.problems().isEmpty()) {
                field.get().control().validate(read.input().path(key)).stream()
                        .map(problem -> moved(named(problem, field.get()), at))
                        .forEach(references::add);
            }
            filled.add(key);
        }
    }

    private void checkParameter(References.Element element) {
        var at = element.path() + "/field";
        var field = known(element.json().path("field").asText(), at);
        if (field.isEmpty()) {
            return;
        }
        if (filled.contains(field.get().key())) {
            add(at, "publiclink_field_twice", field.get());
        } else if (!Offerable.isText(field.get()) || !field.get().isWritable()) {
            add(at, "publiclink_not_brought", field.get());
        }
    }

    /** What nobody fills in would be in the way of every record. */
    private void checkRequired(PreparedField field) {
        if (isMissing(field) && !filled.contains(field.key())) {
            add("/fields", "publiclink_required_missing", field);
        }
    }

    private boolean isMissing(PreparedField field) {
        return field.definition().required()
                && field.isWritable()
                && field.initial() == null
                && !offered.has(field.path())
                && !isFilled(field);
    }

    /** By a link beside it that is offered. */
    private boolean isFilled(PreparedField field) {
        var table = Offered.tableOf(field);
        var beside =
                table == null ? form.fields() : form.field(table).orElseThrow().columns();
        return beside.stream()
                .filter(other -> offered.has(other.path()))
                .flatMap(other -> other.definition().fills().stream())
                .anyMatch(fill -> fill.to().equals(field.key()));
    }

    private Optional<PreparedField> known(String path, String at) {
        var field = form.at(path);
        if (field.isEmpty()) {
            references.field(form.shape(), path, at);
        }
        return field;
    }

    private void add(String at, String code, PreparedField field) {
        references.add(Problem.at(at, code, Map.of("field", field.definition().title())));
    }

    private static Problem named(Problem problem, PreparedField field) {
        var params = new HashMap<>(problem.params());
        params.put("field", field.definition().title());
        return new Problem(problem.code(), problem.path(), params);
    }

    private static Problem moved(Problem problem, String at) {
        return new Problem(problem.code(), at, problem.params());
    }
}
