package org.mortise.form.view;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mortise.core.database.Transaction;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.EncryptedUse;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.MetadataSnapshot;
import org.mortise.core.metadata.PersonalEffects;
import org.mortise.core.vault.Vault;
import org.mortise.form.definition.VainParts;

/** Counts the views of people that ask a field in vain once it is encrypted. */
@ApplicationScoped
public class ViewsLosing implements PersonalEffects {

    private final SavedViewTable table;

    ViewsLosing(SavedViewTable table) {
        this.table = table;
    }

    /** Outside the container, for tests of engines. */
    public static ViewsLosing of(Vault vault) {
        return new ViewsLosing(new SavedViewTable(vault));
    }

    @Override
    public Uni<List<Problem>> effects(Transaction transaction, MetadataSnapshot before, MetadataSnapshot after) {
        if (encrypted(before).containsAll(encrypted(after))) {
            return Uni.createFrom().item(List.of());
        }
        return table.all(transaction.connection()).map(views -> told(views, before, after));
    }

    /** Fields by name of their form, columns by that of their sub-table as well. */
    private static Set<List<String>> encrypted(MetadataSnapshot world) {
        var found = new HashSet<List<String>>();
        world.all(FormShape.KIND).stream()
                .flatMap(form -> world.form(form.key()).stream())
                .forEach(form -> form.fields().forEach(field -> {
                    var name = List.of(form.form().toString(), field.key());
                    if (field.encrypted()) {
                        found.add(name);
                    }
                    field.fields().stream()
                            .filter(FieldShape::encrypted)
                            .forEach(column -> found.add(List.of(name.get(0), name.get(1), column.key())));
                }));
        return found;
    }

    private static List<Problem> told(List<SavedView> views, MetadataSnapshot before, MetadataSnapshot after) {
        var counts = new LinkedHashMap<Object, Integer>();
        for (var view : views) {
            var lost = new LinkedHashSet<>(asked(view, after));
            lost.removeAll(asked(view, before));
            lost.forEach(field -> counts.merge(field, 1, Integer::sum));
        }
        return counts.entrySet().stream()
                .map(entry -> Problem.at(
                        "/model/fields",
                        "effect_views_lose",
                        Map.of("title", entry.getKey(), "count", entry.getValue())))
                .toList();
    }

    /** Titles of the fields that a view asks in vain. */
    private static List<Object> asked(SavedView view, MetadataSnapshot world) {
        return world
                .form(view.form())
                .map(shape -> new VainParts(view.doc(), new EncryptedUse(shape, world)).ofSealed())
                .orElse(List.of())
                .stream()
                .map(problem -> problem.params().get("field"))
                .toList();
    }
}
