package org.mortise.form.comment;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.AccessGate;
import org.mortise.core.access.CommentRight;
import org.mortise.core.database.Database;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.org.People;
import org.mortise.core.org.Person;
import org.mortise.core.store.RecordComment;
import org.mortise.core.store.RecordComments;
import org.mortise.core.store.RecordStore;
import org.mortise.form.comment.Readers.Place;
import org.mortise.form.record.Loans;

/**
 * What has been said about records, and who can be spoken to there. Comments on a record that the caller may not read are answered
 * like those on one that does not exist.
 */
@ApplicationScoped
public class Discussions {

    private static final int MOST_OFFERED = 8;
    private static final int MOST_LOOKED_AT = 600;

    private final AccessGate gate;
    private final RecordComments comments;
    private final Readers readers;
    private final People people;

    Discussions(AccessGate gate, RecordComments comments, Readers readers, People people) {
        this.gate = gate;
        this.comments = comments;
        this.readers = readers;
        this.people = people;
    }

    /** Outside the container, for tests of engines. */
    public static Discussions of(Database database, AccessGate gate, RecordStore store, Loans loans, People people) {
        return new Discussions(gate, RecordComments.of(database), new Readers(gate, store, loans, people), people);
    }

    /**
     * Some comments on a record, the newest first.
     *
     * @param names of all people they are by or speak of
     * @param more whether there are earlier ones
     * @param count of all comments that were not removed
     * @param right what the caller may do
     */
    public record Discussion(
            List<RecordComment> items, Map<UUID, String> names, boolean more, long count, CommentRight right) {
        public Discussion {
            items = List.copyOf(items);
            names = Map.copyOf(names);
        }
    }

    /** Comments said before {@code before}; null: the newest. */
    public Uni<Discussion> list(Caller.User caller, ObjectKey form, UUID record, @Nullable UUID before, int limit) {
        return gate.of(caller)
                .flatMap(access -> readers.required(caller, new Place(null, access, form, record), CommentRight.READ))
                .flatMap(reader -> comments.page(record, before, limit + 1).flatMap(found -> {
                    var items = found.stream().limit(limit).toList();
                    return Uni.combine()
                            .all()
                            .unis(names(items), comments.count(record))
                            .with((names, count) ->
                                    new Discussion(items, names, found.size() > limit, count, reader.right()));
                }));
    }

    /** Active people whose name or login contains {@code search} and who may read the record: those who can be mentioned. */
    public Uni<List<Person>> mentionable(Caller.User caller, ObjectKey form, UUID record, String search) {
        return gate.of(caller).flatMap(access -> {
            var place = new Place(null, access, form, record);
            var others = people.matching(search)
                    .filter(person -> !person.id().equals(caller.id()))
                    .select()
                    .first(MOST_LOOKED_AT);
            return readers.required(caller, place, CommentRight.READ)
                    .chain(() -> readers.first(place, others, MOST_OFFERED));
        });
    }

    private Uni<Map<UUID, String>> names(List<RecordComment> items) {
        var ids = new ArrayList<UUID>();
        for (var comment : items) {
            ids.add(comment.author());
            add(comment.text(), ids);
            var answered = comment.replyTo();
            if (answered != null) {
                ids.add(answered.author());
                add(answered.text(), ids);
            }
        }
        return people.names(Set.copyOf(ids));
    }

    private static void add(@Nullable String text, List<UUID> ids) {
        if (text != null) {
            ids.addAll(CommentText.of(text).mentioned());
        }
    }
}
