package org.mortise.form.record;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mortise.core.database.Transaction;
import org.mortise.core.file.FileDesk;
import org.mortise.core.file.StoredFile;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.org.People;
import org.mortise.core.store.LockedRecord;
import org.mortise.core.store.NewRecord;
import org.mortise.core.store.WrittenRecord;
import org.mortise.form.control.DatetimeControl;
import org.mortise.form.linkage.PreparedField;
import org.mortise.form.linkage.PreparedForm;

/**
 * Files on their way into records and out of them. A record may hold what its writer has uploaded for this very field, and what it
 * held before; anything else looks like a file that does not exist.
 */
@ApplicationScoped
public class AttachedFiles {

    private final FileDesk files;
    private final People people;

    AttachedFiles(FileDesk files, People people) {
        this.files = files;
        this.people = people;
    }

    /** Outside the container, for tests of engines. */
    public static AttachedFiles of(FileDesk files, People people) {
        return new AttachedFiles(files, people);
    }

    /**
     * Into what and by whom is written.
     *
     * @param locked the record as it is; null for a new one
     * @param uploader whose files may come in; null for the platform
     */
    record Setting(
            Transaction transaction,
            PreparedForm form,
            @Nullable LockedRecord locked,
            @Nullable UUID uploader) {

        boolean accepts(StoredFile file, String path) {
            var place = new StoredFile.Place(form.shape().form(), path);
            var owned = file.record() == null
                    ? file.uploadedBy().equals(uploader) && file.state() == StoredFile.State.UPLOADED
                    : locked != null && file.record().equals(locked.id());
            return owned && place.equals(file.place());
        }
    }

    /** What was sent with everything that is known of its files, and with a problem for each that may not be held. */
    Uni<RecordCoercion.Input> known(Setting setting, RecordCoercion.Input sent) {
        var held = FileIds.of(setting.form().shape().fields(), sent.input());
        if (held.isEmpty()) {
            return Uni.createFrom().item(sent);
        }
        var before = before(setting);
        var fresh = new LinkedHashSet<UUID>();
        held.forEach(one -> one.files().forEach(file -> {
            if (!before.containsKey(one.path() + FileIds.id(file))) {
                fresh.add(FileIds.id(file));
            }
        }));
        return entries(setting, fresh).map(entries -> {
            var problems = new ArrayList<>(sent.problems());
            held.forEach(one -> fill(one, before, entries, problems));
            return new RecordCoercion.Input(sent.input(), problems);
        });
    }

    /** What the record says of its files already, by path and id. */
    private static Map<String, ObjectNode> before(Setting setting) {
        var known = new HashMap<String, ObjectNode>();
        if (setting.locked() != null) {
            FileIds.of(setting.form().shape().fields(), setting.locked().data()).forEach(one -> one.files()
                    .forEach(file -> known.put(one.path() + FileIds.id(file), (ObjectNode) file)));
        }
        return known;
    }

    private static void fill(
            FileIds.Held held,
            Map<String, ObjectNode> before,
            Map<String, ObjectNode> entries,
            List<Problem> problems) {
        ArrayNode array = held.files();
        for (var index = 0; index < array.size(); index++) {
            var key = held.path() + FileIds.id(array.get(index));
            var entry = before.getOrDefault(key, entries.get(key));
            if (entry == null) {
                problems.add(Problem.at(
                        "/data" + held.at() + "/" + index,
                        "file_unknown",
                        Map.of("field", held.field().title())));
            } else {
                array.set(index, entry.deepCopy());
            }
        }
    }

    /** By path and id, those that may be held. */
    private Uni<Map<String, ObjectNode>> entries(Setting setting, Set<UUID> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return files.all(setting.transaction(), ids)
                .map(found -> found.stream()
                        .filter(file -> file.place() != null
                                && setting.accepts(file, file.place().field()))
                        .toList())
                .flatMap(found -> Multi.createFrom()
                        .iterable(found)
                        .onItem()
                        .transformToUniAndConcatenate(file ->
                                entry(setting.form(), file).map(entry -> Map.entry(path(file) + file.id(), entry)))
                        .collect()
                        .asMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static String path(StoredFile file) {
        var place = file.place();
        return place == null ? "" : place.field();
    }

    /** A file as records and uploads show it. */
    public Uni<ObjectNode> entry(PreparedForm form, StoredFile file) {
        var entry = entry(file);
        var signature = form.at(path(file)).map(PreparedField::shape).filter(field -> field.traits()
                .signed());
        if (signature.isEmpty()) {
            return Uni.createFrom().item(entry);
        }
        return people.names(Set.of(file.uploadedBy())).map(names -> signed(entry, file, names.get(file.uploadedBy())));
    }

    /** @param name of who signed; null for somebody without an account, of whom nothing is known */
    private static ObjectNode signed(ObjectNode entry, StoredFile file, @Nullable String name) {
        if (name != null) {
            entry.put("signedBy", file.uploadedBy().toString()).put("signedName", name);
        }
        return entry.put("signedAt", DatetimeControl.canonical(file.uploadedAt()));
    }

    private static ObjectNode entry(StoredFile file) {
        var content = file.content();
        var entry = Json.object()
                .put("id", file.id().toString())
                .put("name", content.name())
                .put("size", content.size())
                .put("type", content.type());
        if (file.picture() != null) {
            entry.put("width", file.picture().width())
                    .put("height", file.picture().height());
        }
        if (file.shot().at() != null) {
            entry.put("takenAt", DatetimeControl.canonical(file.shot().at()));
        }
        if (file.shot().place() != null) {
            entry.put("place", file.shot().place());
        }
        if (file.version() > 1) {
            entry.put("version", file.version());
        }
        return entry;
    }

    /** Files that a change brought become the record's, those that it took are let go; in the transaction of the change. */
    Uni<Void> settle(Transaction transaction, FormShape shape, WrittenRecord written, @Nullable UUID person) {
        if (!FileIds.areIn(shape.fields())) {
            return Uni.createFrom().voidItem();
        }
        var gone = FileIds.changed(shape.fields(), written.diff(), 0);
        var come = FileIds.changed(shape.fields(), written.diff(), 1);
        var kept = new LinkedHashSet<>(gone);
        kept.retainAll(come);
        gone.removeAll(kept);
        come.removeAll(kept);
        var released = gone.isEmpty() ? Uni.createFrom().voidItem() : files.release(transaction, written.id(), gone);
        return come.isEmpty() ? released : released.chain(() -> files.attach(transaction, written.id(), person, come));
    }

    Uni<Void> settle(Transaction transaction, FormShape shape, List<NewRecord> records, @Nullable UUID person) {
        if (!FileIds.areIn(shape.fields())) {
            return Uni.createFrom().voidItem();
        }
        var all = Uni.createFrom().voidItem();
        for (var record : records) {
            var ids = FileIds.in(shape.fields(), record.data());
            if (!ids.isEmpty()) {
                all = all.chain(() -> files.attach(transaction, record.id(), person, ids));
            }
        }
        return all;
    }
}
