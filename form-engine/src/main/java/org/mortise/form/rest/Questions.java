package org.mortise.form.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.CallerAccess;
import org.mortise.core.access.RecordQuery;
import org.mortise.core.condition.Condition;
import org.mortise.core.condition.Conditions;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.kernel.Ids;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.form.view.SavedViews;

/** Reads the questions that clients put into URLs. */
@ApplicationScoped
public class Questions {

    private static final int LONGEST_PATH = 5;

    private final SavedViews savedViews;

    Questions(SavedViews savedViews) {
        this.savedViews = savedViews;
    }

    /**
     * A question as it was asked.
     *
     * @param filter JSON of a condition
     * @param sort {@code -amount,name}
     * @param fields keys, separated by commas
     * @param view key of a published view or id of a saved one, whose filter also holds and whose order is the default
     */
    record Asked(
            @Nullable String filter,
            @Nullable String search,
            @Nullable String sort,
            @Nullable String fields,
            @Nullable String view) {}

    Uni<RecordQuery> query(CallerAccess access, ObjectKey form, Asked asked, @Nullable String cursor, int limit) {
        return view(access, form, asked.view())
                .map(view -> new RecordQuery(
                        form,
                        both(condition(asked.filter()), condition(view.path("filter"))),
                        asked.search() == null || asked.search().isBlank() ? null : asked.search(),
                        asked.sort() == null ? sort(view.path("sort")) : sort(asked.sort()),
                        words(asked.fields()),
                        cursor,
                        limit));
    }

    /** The document of a view; missing when none is asked for. */
    Uni<JsonNode> view(CallerAccess access, ObjectKey form, @Nullable String view) {
        if (view == null || view.isBlank()) {
            return Uni.createFrom().item(Json.object().path("none"));
        }
        if (view.indexOf('.') < 0) {
            return savedViews.document(access.keeper(), form, Ids.parse(view));
        }
        var published = access.snapshot().find("view", ObjectKey.named(view)).orElseThrow(Rejected::notFound);
        return Uni.createFrom().item(published.doc());
    }

    static @Nullable Condition condition(@Nullable String json) {
        return json == null || json.isBlank() ? null : parsed(Json.plain(json));
    }

    private static @Nullable Condition condition(JsonNode json) {
        return json.isMissingNode() ? null : parsed(Json.plain(json));
    }

    private static Condition parsed(@Nullable Object plain) {
        try {
            return Conditions.parse(plain);
        } catch (Rejected malformed) {
            throw Rejected.invalid(malformed.problems().stream()
                    .map(problem -> problem.under("/filter"))
                    .toList());
        }
    }

    private static @Nullable Condition both(@Nullable Condition one, @Nullable Condition other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return new Condition.All(List.of(one, other));
    }

    private static List<RecordQuery.Sort> sort(JsonNode levels) {
        var sort = new ArrayList<RecordQuery.Sort>();
        for (var level : levels) {
            var descending = level.path("direction").asText("asc").equals("desc");
            sort.add(new RecordQuery.Sort(path(level.path("field").asText()), descending));
        }
        return sort;
    }

    private static List<RecordQuery.Sort> sort(String text) {
        return words(text).stream()
                .map(word -> word.startsWith("-")
                        ? new RecordQuery.Sort(path(word.substring(1)), true)
                        : new RecordQuery.Sort(path(word), false))
                .toList();
    }

    static FieldPath path(String dotted) {
        try {
            var path = FieldPath.of(dotted);
            if (path.keys().size() <= LONGEST_PATH) {
                return path;
            }
        } catch (IllegalArgumentException notAPath) {
            // Told below, as for any other field that is not there.
        }
        throw Rejected.invalid(List.of(Problem.at("", "unknown_field", Map.of("field", dotted))));
    }

    static List<String> words(@Nullable String text) {
        if (text == null) {
            return List.of();
        }
        return List.of(text.split(",")).stream()
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
