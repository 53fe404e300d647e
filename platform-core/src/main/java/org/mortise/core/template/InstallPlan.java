package org.mortise.core.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.Json;
import org.mortise.core.metadata.MetadataId;

/**
 * What installing a bundle would do to each of its objects: a three-way comparison of what the bundle brought last time (base),
 * what is in force here (ours) and what it brings now (theirs). Pure.
 */
record InstallPlan(List<Item> items) {

    /** What happens to one object. */
    enum Action {
        CREATE,
        UPDATE,
        UNCHANGED,
        CONFLICT
    }

    /** An object as it is here. */
    record Installed(@Nullable JsonNode ours, @Nullable JsonNode base) {}

    /** @param here null when the object is new */
    record Item(
            Bundle.BundleObject object,
            Action action,
            @Nullable Installed here) {

        /** What was changed here since it was installed last; told of conflicts only. */
        List<String> ours() {
            return here == null || here.ours() == null || here.base() == null || action != Action.CONFLICT
                    ? List.of()
                    : DocumentChanges.between(here.base(), here.ours());
        }

        /** What the bundle changes since then, or against what is here when it never brought it before. */
        List<String> theirs() {
            if (here == null || here.ours() == null || action != Action.CONFLICT) {
                return List.of();
            }
            return DocumentChanges.between(here.base() == null ? here.ours() : here.base(), object.doc());
        }
    }

    InstallPlan {
        items = List.copyOf(items);
    }

    static InstallPlan of(Bundle bundle, Map<MetadataId, Installed> here) {
        var items = new ArrayList<Item>();
        for (var object : bundle.objects()) {
            var installed = here.get(object.id());
            items.add(new Item(object, action(object.doc(), installed), installed));
        }
        return new InstallPlan(items);
    }

    List<Bundle.BundleObject> with(Action action) {
        return items.stream()
                .filter(item -> item.action() == action)
                .map(Item::object)
                .toList();
    }

    private static Action action(JsonNode theirs, @Nullable Installed here) {
        if (here == null || here.ours() == null) {
            return Action.CREATE;
        }
        if (same(theirs, here.ours()) || same(theirs, here.base())) {
            return Action.UNCHANGED;
        }
        return same(here.ours(), here.base()) ? Action.UPDATE : Action.CONFLICT;
    }

    private static boolean same(JsonNode one, @Nullable JsonNode other) {
        return other != null && Json.canonical(one).equals(Json.canonical(other));
    }
}
