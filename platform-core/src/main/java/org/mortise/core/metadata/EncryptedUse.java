package org.mortise.core.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.Problem;

/**
 * Finds what asks of encrypted fields more than the database can answer, which is whether values are the same, and there at all; and
 * values of such fields that a document spells out in clear. Pure.
 *
 * @param shape the form whose records are asked
 * @param rows the sub-table whose rows are asked in the place of records; null for records
 */
public record EncryptedUse(
        FormShape shape, MetadataLookup lookup, @Nullable FieldShape rows) {

    private static final Set<String> ANSWERED = Set.of("eq", "ne", "in", "notIn", "empty", "notEmpty");
    private static final Set<String> WHOLE = Set.of("eq", "ne", "in", "notIn", "changedTo", "changedFrom");
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"");
    private static final Pattern NAMED = Pattern.compile("\\{\\s*([^{}]+?)\\s*}");

    public EncryptedUse(FormShape shape, MetadataLookup lookup) {
        this(shape, lookup, null);
    }

    /** What is wrong with a condition that the database answers; as errors with paths under {@code at}. */
    public List<Problem> inQuery(JsonNode condition, String at) {
        var found = new ArrayList<Problem>();
        collect(condition, at, true, found);
        return found;
    }

    /** What is wrong with a condition that is asked of single records, outside the database. */
    public List<Problem> inCondition(JsonNode condition, String at) {
        var found = new ArrayList<Problem>();
        collect(condition, at, false, found);
        return found;
    }

    /** Refuses to order, group or reckon by a field. */
    public List<Problem> asked(String path, String at) {
        return refused(at, named(path).stream());
    }

    /** What is left of a condition that the database answers without the parts that ask in vain; nothing when all of it does. */
    public Optional<JsonNode> answered(JsonNode condition) {
        if (inQuery(condition, "").stream().noneMatch(EncryptedUse::isInVain)) {
            return Optional.of(condition);
        }
        var left = Json.object();
        for (var list : List.of("all", "any")) {
            var parts = left.putArray(list);
            condition.path(list).forEach(part -> answered(part).ifPresent(parts::add));
            if (parts.isEmpty()) {
                left.remove(list);
            }
        }
        answered(condition.path("not")).filter(JsonNode::isObject).ifPresent(part -> left.set("not", part));
        shape.field(condition.path("rows").asText(""))
                .flatMap(table -> new EncryptedUse(shape, lookup, table).answered(condition.path("where")))
                .filter(JsonNode::isObject)
                .ifPresent(where ->
                        left.put("rows", condition.path("rows").asText()).set("where", where));
        return left.isEmpty() ? Optional.empty() : Optional.of(left);
    }

    /** Whether a field is asked what it cannot be asked, and not merely a value spelled out. */
    public static boolean isInVain(Problem problem) {
        return problem.code().equals("field_encrypted");
    }

    private void collect(JsonNode condition, String at, boolean queried, List<Problem> found) {
        if (!condition.isObject()) {
            return;
        }
        for (var list : List.of("all", "any")) {
            References.each(
                    condition.path(list), at + "/" + list, part -> collect(part.json(), part.path(), queried, found));
        }
        collect(condition.path("not"), at + "/not", queried, found);
        var table = shape.field(condition.path("rows").asText(""));
        table.ifPresent(within -> new EncryptedUse(shape, lookup, within)
                .collect(condition.path("where"), at + "/where", queried, found));
        if (queried) {
            found.addAll(refused(at + "/expr", read(condition.path("expr").asText(""))));
        }
        var compared = named(condition.path("field").asText(""));
        if (queried && !ANSWERED.contains(condition.path("op").asText())) {
            found.addAll(refused(at + "/field", compared.stream()));
        } else {
            compared.forEach(field -> spelled(condition, field, at, found));
        }
        if (queried) {
            compared(condition, !compared.isEmpty(), at + "/value", found);
        }
    }

    /** What stands on the other side: encrypted values are compared with what is known beforehand, and with nothing of the record. */
    private void compared(JsonNode condition, boolean encrypted, String at, List<Problem> found) {
        for (var value : each(condition.path("value"))) {
            var path = value.path("field").asText("");
            var formula = value.path("expr").asText("");
            var read = Stream.concat(named(path).stream(), read(formula)).toList();
            if (encrypted && !(path.isEmpty() && formula.isEmpty())) {
                found.addAll(refused(at, named(condition.path("field").asText()).stream()));
            } else {
                found.addAll(refused(at, read.stream()));
            }
        }
    }

    /** Documents are kept in clear, and so would be a value in them. */
    private static void spelled(JsonNode condition, FieldShape field, String at, List<Problem> found) {
        if (WHOLE.contains(condition.path("op").asText())
                && each(condition.path("value")).stream()
                        .anyMatch(value -> value.isTextual() && !value.asText().isEmpty())) {
            found.add(Problem.at(at + "/value", "encrypted_value_spelled", Map.of("field", field.title())));
        }
    }

    private static List<JsonNode> each(JsonNode value) {
        var values = new ArrayList<JsonNode>();
        if (value.isArray()) {
            value.forEach(values::add);
        } else {
            values.add(value);
        }
        return values;
    }

    private Stream<FieldShape> read(String formula) {
        return NAMED.matcher(QUOTED.matcher(formula).replaceAll(""))
                .results()
                .flatMap(name -> named(name.group(1)).stream());
    }

    private static List<Problem> refused(String at, Stream<FieldShape> fields) {
        return fields.map(field -> Problem.at(at, "field_encrypted", Map.of("field", field.title())))
                .distinct()
                .toList();
    }

    private List<FieldShape> named(String path) {
        var field = path.isEmpty() ? null : at(List.of(path.split("\\.")));
        return field == null ? List.of() : List.of(field);
    }

    /** The encrypted field at the end of a path over links and sub-tables; null when it ends elsewhere. */
    public @Nullable FieldShape at(List<String> path) {
        var column = rows == null ? null : at(rows.fields(), path);
        return column == null ? at(shape.fields(), path) : column;
    }

    private @Nullable FieldShape at(List<FieldShape> fields, List<String> keys) {
        var field = fields.stream()
                .filter(known -> known.key().equals(keys.get(0)))
                .findFirst()
                .orElse(null);
        if (field == null || keys.size() == 1) {
            return field != null && field.encrypted() ? field : null;
        }
        var rest = keys.subList(1, keys.size());
        if (!field.fields().isEmpty()) {
            return at(field.fields(), rest);
        }
        var target = field.target() == null
                ? null
                : field.target().equals(shape.form())
                        ? shape
                        : lookup.form(field.target()).orElse(null);
        return target == null ? null : new EncryptedUse(target, lookup).at(target.fields(), rest);
    }
}
