package org.mortise.form.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mortise.core.access.CallerAccess;
import org.mortise.core.database.Database;
import org.mortise.core.kernel.Ids;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.EncryptedUse;
import org.mortise.core.metadata.PublishedObject;
import org.mortise.core.vault.Vault;
import org.mortise.form.definition.VainParts;
import org.mortise.form.definition.ViewKind;

/** The views of a form: those that came with it and those that people saved. */
@ApplicationScoped
public class SavedViews {

    private static final Set<String> KEPT =
            Set.of("title", "type", "columns", "filter", "sort", "group", "kanban", "order");

    private static final Set<String> ASKED = Set.of("filter", "sort", "group");

    private final Database database;
    private final SavedViewTable table;
    private final Clock clock;

    SavedViews(Database database, SavedViewTable table, Clock clock) {
        this.database = database;
        this.table = table;
        this.clock = clock;
    }

    /**
     * Views of a readable form, the published ones first; {@code mine} says whether the caller may change it, {@code lost} which encrypted
     * fields it asked in vain: it is shown without that.
     */
    public Uni<List<JsonNode>> list(CallerAccess access, ObjectKey form) {
        readable(access, form);
        return table.list(database.pool(), form, access.keeper()).map(saved -> {
            var views = new ArrayList<JsonNode>(published(access, form));
            saved.forEach(view -> views.add(working(access, view)));
            return views;
        });
    }

    /** Outside the container, for tests of engines. */
    public static SavedViews of(Database database, Vault vault, Clock clock) {
        return new SavedViews(database, new SavedViewTable(vault), clock);
    }

    /** Views that came with the form. */
    public static List<JsonNode> published(CallerAccess access, ObjectKey form) {
        return access.snapshot().all("view").stream()
                .filter(view -> ObjectKey.resolve(
                                view.key().pkg(), view.doc().path("form").asText())
                        .equals(form))
                .sorted(Comparator.comparingDouble((PublishedObject view) ->
                                view.doc().path("order").asDouble(Double.MAX_VALUE))
                        .thenComparing(PublishedObject::key))
                .map(SavedViews::shown)
                .toList();
    }

    public Uni<JsonNode> document(UUID reader, ObjectKey form, UUID id) {
        return table.find(database.pool(), form, id, reader)
                .map(found -> found.map(SavedView::doc).orElseThrow(Rejected::notFound));
    }

    public Uni<JsonNode> create(CallerAccess access, ObjectKey form, ObjectNode sent) {
        var view = checked(access, form, Ids.next(), sent);
        return table.insert(database.pool(), view, clock.instant()).replaceWith(() -> shown(view, view.owner()));
    }

    public Uni<JsonNode> save(CallerAccess access, ObjectKey form, UUID id, ObjectNode sent) {
        var view = checked(access, form, id, sent);
        return table.update(database.pool(), view)
                .invoke(SavedViews::refuseAbsent)
                .replaceWith(() -> shown(view, view.owner()));
    }

    public Uni<Void> delete(CallerAccess access, ObjectKey form, UUID id) {
        return table.delete(database.pool(), form, id, access.keeper())
                .invoke(SavedViews::refuseAbsent)
                .replaceWithVoid();
    }

    private static void refuseAbsent(boolean done) {
        if (!done) {
            throw Rejected.notFound();
        }
    }

    private static SavedView checked(CallerAccess access, ObjectKey form, UUID id, ObjectNode sent) {
        readable(access, form);
        var doc = Json.object().put("type", "list");
        sent.properties().stream()
                .filter(entry -> KEPT.contains(entry.getKey()))
                .forEach(entry -> doc.set(entry.getKey(), entry.getValue()));
        var problems = new ArrayList<Problem>();
        if (doc.path("title").asText("").isBlank() && !doc.path("title").isObject()) {
            problems.add(Problem.at("/title", "required", Map.of("field", "title")));
        }
        problems.addAll(ViewKind.check(doc, access.form(form).types()));
        if (problems.isEmpty()) {
            problems.addAll(vain(access, form, doc).map(VainParts::ofSealed).orElse(List.of()));
        }
        if (!problems.isEmpty()) {
            throw Rejected.invalid(problems);
        }
        return new SavedView(id, form, access.keeper(), sent.path("shared").asBoolean(false), doc);
    }

    private static Optional<VainParts> vain(CallerAccess access, ObjectKey form, JsonNode doc) {
        var snapshot = access.snapshot();
        return snapshot.form(form).map(shape -> new VainParts(doc, new EncryptedUse(shape, snapshot)));
    }

    /** A view of a person as far as it can still be asked; fields that the reader may not see are not named. */
    private static JsonNode working(CallerAccess access, SavedView view) {
        var shown = shown(view, access.keeper());
        var asked = Json.object();
        view.doc().properties().stream()
                .filter(entry -> ASKED.contains(entry.getKey()))
                .forEach(entry -> asked.set(entry.getKey(), entry.getValue()));
        var vain = vain(access, view.form(), asked).orElse(null);
        var lost = vain == null ? List.<Problem>of() : vain.ofSealed();
        if (vain == null
                || lost.isEmpty()
                || !ViewKind.check(asked, access.form(view.form()).types()).isEmpty()) {
            return shown;
        }
        vain.removeFrom(shown);
        var titles = shown.putArray("lost");
        lost.forEach(
                problem -> titles.add(Json.mapper().valueToTree(problem.params().get("field"))));
        return shown;
    }

    private static void readable(CallerAccess access, ObjectKey form) {
        if (access.readable(form).isEmpty()) {
            throw Rejected.notFound();
        }
    }

    private static JsonNode shown(PublishedObject view) {
        var shown = Json.object().put("key", view.key().toString());
        copy(view.doc(), shown);
        return shown.put("mine", false);
    }

    private static ObjectNode shown(SavedView view, UUID reader) {
        var shown = Json.object().put("id", view.id().toString());
        copy(view.doc(), shown);
        return shown.put("shared", view.shared()).put("mine", view.owner().equals(reader));
    }

    private static void copy(JsonNode doc, ObjectNode shown) {
        doc.properties().stream()
                .filter(entry -> KEPT.contains(entry.getKey()))
                .forEach(entry -> shown.set(entry.getKey(), entry.getValue()));
    }
}
