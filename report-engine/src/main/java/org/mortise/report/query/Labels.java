package org.mortise.report.query;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mortise.core.contract.Records;
import org.mortise.core.kernel.Caller;
import org.mortise.core.metadata.SystemField;
import org.mortise.core.org.Departments;
import org.mortise.core.org.People;

/** Finds what people read instead of ids and option keys, as far as the reader may. */
@ApplicationScoped
class Labels {

    private final People people;
    private final Departments departments;
    private final Records records;

    Labels(People people, Departments departments, Records records) {
        this.people = people;
        this.departments = departments;
        this.records = records;
    }

    /** Names by column and value. */
    record Names(List<Columns.Described> columns, Map<String, Map<String, String>> byColumn) {

        Map<String, String> of(List<@Nullable Object> group) {
            var labels = new LinkedHashMap<String, String>();
            for (var index = 0; index < group.size(); index++) {
                var key = columns.get(index).column().key();
                var label = byColumn.getOrDefault(key, Map.of()).get(String.valueOf(group.get(index)));
                if (label != null) {
                    labels.put(key, label);
                }
            }
            return labels;
        }
    }

    Uni<Names> of(Caller caller, Locale locale, List<Columns.Described> columns, List<List<@Nullable Object>> rows) {
        var lookups = new ArrayList<Uni<Map<String, String>>>();
        for (var index = 0; index < columns.size(); index++) {
            lookups.add(
                    columns.get(index).countries()
                            ? Uni.createFrom().item(countries(rows, index, locale))
                            : lookup(caller, locale, columns.get(index), ids(rows, index)));
        }
        return Uni.join().all(lookups).andFailFast().map(found -> {
            var byColumn = new HashMap<String, Map<String, String>>();
            for (var index = 0; index < columns.size(); index++) {
                byColumn.put(columns.get(index).column().key(), found.get(index));
            }
            return new Names(columns, byColumn);
        });
    }

    private Uni<Map<String, String>> lookup(Caller caller, Locale locale, Columns.Described described, List<UUID> ids) {
        var field = described.field();
        return switch (described.column().type()) {
            case "option" -> Uni.createFrom().item(options(described, locale));
            case "user" -> people.names(ids).map(Labels::texts);
            case "department" -> departments.names(ids).map(Labels::texts);
            case "link" ->
                field == null || field.target() == null
                        ? Uni.createFrom().item(Map.of())
                        : records.titles(caller, field.target(), ids).map(titles -> titles(ids, titles, locale));
            default -> Uni.createFrom().item(Map.of());
        };
    }

    private static Map<String, String> countries(List<List<@Nullable Object>> rows, int index, Locale locale) {
        var labels = new HashMap<String, String>();
        for (var row : rows) {
            if (row.get(index) instanceof String code) {
                labels.put(code, new Locale.Builder().setRegion(code).build().getDisplayCountry(locale));
            }
        }
        return labels;
    }

    private static Map<String, String> options(Columns.Described described, Locale locale) {
        var labels = new HashMap<String, String>();
        if (described.system() == SystemField.FLOW_STATE) {
            FixedTexts.FLOW_STATES.forEach((state, label) -> labels.put(state, label.in(locale)));
        }
        if (described.field() != null) {
            described
                    .field()
                    .options()
                    .forEach(option -> labels.put(option.key(), option.label().in(locale)));
        }
        return labels;
    }

    /** Records are counted by whoever points to them; their names are for those who may read them. */
    private static Map<String, String> titles(List<UUID> ids, Map<UUID, String> titles, Locale locale) {
        var labels = new HashMap<String, String>();
        ids.forEach(id -> labels.put(id.toString(), titles.getOrDefault(id, FixedTexts.NOT_READABLE.in(locale))));
        return labels;
    }

    private static Map<String, String> texts(Map<UUID, String> names) {
        var labels = new HashMap<String, String>();
        names.forEach((id, name) -> labels.put(id.toString(), name));
        return labels;
    }

    private static List<UUID> ids(List<List<@Nullable Object>> rows, int index) {
        var ids = new ArrayList<UUID>();
        for (var row : rows) {
            if (row.get(index) instanceof UUID id && !ids.contains(id)) {
                ids.add(id);
            }
        }
        return ids;
    }
}
