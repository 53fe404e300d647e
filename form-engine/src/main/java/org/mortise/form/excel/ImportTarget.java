package org.mortise.form.excel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mortise.core.database.Transaction;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.LocalizedText;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.Apps;
import org.mortise.core.metadata.Metadata;
import org.mortise.core.metadata.MetadataDesk;
import org.mortise.core.metadata.MetadataId;
import org.mortise.core.metadata.MetadataLookup;
import org.mortise.core.metadata.Release;
import org.mortise.form.control.CellReading;
import org.mortise.form.control.SubtableControl;

/** Makes the form that a sheet becomes: form, view and an entry in the menu of an application, which is begun when needed. */
@ApplicationScoped
class ImportTarget {

    private static final int SHOWN = 8;

    private final Apps apps;
    private final Metadata metadata;
    private final MetadataDesk desk;

    ImportTarget(Apps apps, Metadata metadata, MetadataDesk desk) {
        this.apps = apps;
        this.metadata = metadata;
        this.desk = desk;
    }

    /**
     * Where the rows go.
     *
     * @param form key of a form that exists; null for a new one
     * @param pkg application of a new form; null: a new application
     * @param appTitle title of a new application; null: the title of the form
     * @param title of a new form
     * @param lines title of its sub-table, when columns make one
     */
    record Wanted(
            @Nullable String form,
            @Nullable String pkg,
            @Nullable String appTitle,
            @Nullable String title,
            @Nullable String lines) {}

    Uni<ObjectKey> make(Transaction transaction, Caller caller, Wanted wanted, List<ColumnPlan> columns) {
        if (wanted.form() != null) {
            return Uni.createFrom().item(ObjectKey.parse(wanted.form()));
        }
        var title = wanted.title() == null || wanted.title().isBlank()
                ? ""
                : wanted.title().trim();
        if (title.isEmpty()) {
            throw Rejected.invalid(List.of(org.mortise.core.kernel.Problem.at("/target/title", "required")));
        }
        var appTitle = wanted.appTitle() == null ? title : wanted.appTitle();
        var pkg = wanted.pkg() != null
                ? Uni.createFrom().item(wanted.pkg())
                : apps.create(transaction, caller, LocalizedText.of(appTitle), "table");
        var lines = wanted.lines() == null || wanted.lines().isBlank() ? title : wanted.lines();
        return pkg.flatMap(app -> publish(transaction, caller, app, new Titles(title, lines), columns));
    }

    private record Titles(String form, String lines) {}

    private Uni<ObjectKey> publish(
            Transaction transaction, Caller caller, String pkg, Titles titles, List<ColumnPlan> columns) {
        var title = titles.form();
        return metadata.current(transaction).flatMap(world -> {
            var key = new ObjectKey(pkg, new KeyNames(taken(world, pkg), "form").of(title));
            var view = new ObjectKey(pkg, key.key() + "_all");
            var menu = new MetadataId("menu", new ObjectKey(pkg, Apps.MAIN));
            var releases = List.of(
                    Release.local(new MetadataId("form", key), form(key, titles, columns)),
                    Release.local(new MetadataId("view", view), view(view, key, title, columns)),
                    Release.local(menu, menu(world, menu, key, view, title)));
            return desk.publishAll(transaction, caller, releases, title).replaceWith(key);
        });
    }

    private static Set<String> taken(MetadataLookup world, String pkg) {
        var taken = new HashSet<String>();
        world.all("form").stream()
                .filter(form -> form.key().pkg().equals(pkg))
                .forEach(form -> taken.add(form.key().key()));
        return taken;
    }

    private static JsonNode form(ObjectKey key, Titles titles, List<ColumnPlan> columns) {
        var title = titles.form();
        var form = document("form", key, title).put("icon", "table");
        var model = form.putObject("model");
        model.put("titleField", titleField(columns));
        var fields = model.putArray("fields");
        var children = form.putArray("layouts")
                .addObject()
                .put("key", "default")
                .putArray("nodes")
                .addObject()
                .put("kind", "section")
                .put("key", "base")
                .put("title", title)
                .putArray("children");
        var tables = new LinkedHashMap<String, ObjectNode>();
        for (var column : columns) {
            if (column.skip()) {
                continue;
            }
            if (column.isLine()) {
                tables.computeIfAbsent(column.owner(), table -> fields.addObject()
                                .put("key", table)
                                .put("type", SubtableControl.TYPE)
                                .put("title", titles.lines()))
                        .withArray("/fields")
                        .add(column.field());
                continue;
            }
            fields.add(column.field());
            node(children, column.key(), isLong(column) ? 12 : 6);
        }
        tables.keySet().forEach(table -> node(children, table, 12));
        return form;
    }

    private static boolean isLong(ColumnPlan column) {
        return ColumnReading.named(column) == CellReading.LONG_WORDS;
    }

    private static void node(ArrayNode children, String field, int span) {
        children.addObject().put("kind", "field").put("field", field).put("span", span);
    }

    /** The first required text names a record, else the first text. */
    private static String titleField(List<ColumnPlan> columns) {
        return columns.stream()
                .filter(column ->
                        !column.skip() && !column.isLine() && ColumnReading.named(column) == CellReading.WORDS)
                .min((left, right) -> Boolean.compare(right.required(), left.required()))
                .or(() -> columns.stream()
                        .filter(column -> !column.skip() && !column.isLine())
                        .findFirst())
                .map(ColumnPlan::key)
                .orElseThrow(() -> Rejected.because(Rejected.Kind.INVALID, "import_no_columns"));
    }

    private static JsonNode view(ObjectKey view, ObjectKey form, String title, List<ColumnPlan> columns) {
        var doc = document("view", view, title)
                .put("form", form.key())
                .put("type", "list")
                .put("order", 10);
        var shown = doc.putArray("columns");
        columns.stream()
                .filter(column -> !column.skip() && !column.isLine() && !isLong(column))
                .limit(SHOWN)
                .forEach(column -> shown.addObject().put("field", column.key()));
        doc.putArray("sort").addObject().put("field", "created_at").put("direction", "desc");
        return doc;
    }

    private static JsonNode menu(MetadataLookup world, MetadataId menu, ObjectKey form, ObjectKey view, String title) {
        var doc = world.find("menu", menu.key())
                .map(found -> (ObjectNode) found.doc().deepCopy())
                .orElseThrow(Rejected::notFound);
        doc.withArray("/items")
                .addObject()
                .put("key", form.key())
                .put("title", title)
                .put("icon", "table")
                .put("form", form.key())
                .put("view", view.key());
        return doc;
    }

    private static ObjectNode document(String kind, ObjectKey key, String title) {
        return Json.object().put("kind", kind).put("key", key.key()).put("title", title);
    }
}
