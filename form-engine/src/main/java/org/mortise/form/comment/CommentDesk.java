package org.mortise.form.comment;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.AccessGate;
import org.mortise.core.access.CallerAccess;
import org.mortise.core.access.CommentRight;
import org.mortise.core.access.RecordAction;
import org.mortise.core.database.Database;
import org.mortise.core.database.Transaction;
import org.mortise.core.event.Outbox;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Ids;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.notify.Notifications;
import org.mortise.core.org.People;
import org.mortise.core.store.RecordComment;
import org.mortise.core.store.RecordComments;
import org.mortise.core.store.RecordStore;
import org.mortise.form.comment.Readers.Place;
import org.mortise.form.record.Loans;

/**
 * Says something about records, says it otherwise and takes it back. A record that the caller may not read is answered like one that
 * does not exist.
 */
@ApplicationScoped
public class CommentDesk {

    /** Who holds a record while something is said about it. */
    private static final Caller HOLDING = new Caller.System("form:comments", null);

    private final Database database;
    private final AccessGate gate;
    private final RecordStore store;
    private final RecordComments comments;
    private final Readers readers;
    private final People people;
    private final Notifications notifications;
    private final Outbox outbox;
    private final Clock clock;

    CommentDesk(
            Database database,
            AccessGate gate,
            RecordStore store,
            RecordComments comments,
            Readers readers,
            People people,
            Notifications notifications,
            Outbox outbox,
            Clock clock) {
        this.database = database;
        this.gate = gate;
        this.store = store;
        this.comments = comments;
        this.readers = readers;
        this.people = people;
        this.notifications = notifications;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Outside the container, for tests of engines. */
    public static CommentDesk of(
            Database database,
            AccessGate gate,
            RecordStore store,
            Loans loans,
            People people,
            Announcing announcing,
            Clock clock) {
        return new CommentDesk(
                database,
                gate,
                store,
                RecordComments.of(database),
                new Readers(gate, store, loans, people),
                people,
                announcing.notifications(),
                announcing.outbox(),
                clock);
    }

    /** How others learn of what was said. */
    public record Announcing(Notifications notifications, Outbox outbox) {}

    /** A comment where it stands. */
    public record Address(ObjectKey form, UUID record, UUID comment) {}

    /**
     * Says something. The record is held meanwhile: nothing can be said about one that is being deleted.
     *
     * @param replyTo the comment that it answers; null for none
     */
    public Uni<RecordComment> write(
            Transaction transaction,
            Caller.User caller,
            ObjectKey form,
            UUID record,
            @Nullable String sent,
            @Nullable UUID replyTo) {
        return gate.of(transaction, caller).flatMap(access -> {
            var place = new Place(transaction, access, form, record);
            return hold(transaction, access, form, record)
                    .chain(() -> readers.required(caller, place, CommentRight.WRITE))
                    .map(reader -> CommentText.sent(sent))
                    .call(text -> refuseOutsiders(place, text.mentioned()))
                    .flatMap(text -> answered(transaction, record, replyTo)
                            .map(answered -> new RecordComment(
                                    Ids.next(),
                                    record,
                                    caller.id(),
                                    text.text(),
                                    clock.instant(),
                                    null,
                                    answered.orElse(null),
                                    1))
                            .call(comment -> comments.insert(transaction, form, comment))
                            .call(comment -> announce(
                                    transaction, CommentEvents.WRITTEN, form, comment, caller, text.mentioned())));
        });
    }

    /** Gives a comment of one's own another text. */
    public Uni<RecordComment> edit(Caller.User caller, Address address, int seen, @Nullable String sent) {
        return database.inTransaction(
                transaction -> gate.of(transaction, caller).flatMap(access -> {
                    var place = new Place(transaction, access, address.form(), address.record());
                    return readers.required(caller, place, CommentRight.WRITE)
                            .chain(() -> held(transaction, address))
                            .invoke(comment -> refuseForeign(comment, caller))
                            .invoke(comment -> refuseStale(comment, seen))
                            .flatMap(comment -> edit(place, caller, comment, CommentText.sent(sent)))
                            .chain(() -> held(transaction, address));
                }));
    }

    private Uni<Void> edit(Place place, Caller.User caller, RecordComment comment, CommentText text) {
        var transaction = Objects.requireNonNull(place.transaction());
        var mentioned = new LinkedHashSet<>(text.mentioned());
        mentioned.removeAll(
                CommentText.of(Objects.requireNonNull(comment.text())).mentioned());
        return refuseOutsiders(place, mentioned)
                .chain(() -> comments.edit(transaction, comment.id(), text.text(), clock.instant()))
                .chain(() -> people.names(text.mentioned()))
                .flatMap(names -> notifications.correct(
                        transaction, CommentNews.anchor(comment.id()), CommentNews.excerpt(text, names)))
                .chain(() -> announce(transaction, CommentEvents.EDITED, place.form(), comment, caller, mentioned));
    }

    /** Takes back what one said oneself; who manages comments, what anybody said. What is gone stays gone. */
    public Uni<Void> remove(Caller.User caller, Address address) {
        return database.inTransaction(
                transaction -> gate.of(transaction, caller).flatMap(access -> {
                    var place = new Place(transaction, access, address.form(), address.record());
                    return readers.required(caller, place, CommentRight.WRITE)
                            .flatMap(reader -> held(transaction, address).invoke(comment -> {
                                if (!reader.right().atLeast(CommentRight.MANAGE)) {
                                    refuseForeign(comment, caller);
                                }
                            }))
                            .flatMap(comment -> comment.isRemoved()
                                    ? Uni.createFrom().voidItem()
                                    : remove(transaction, address.form(), comment, caller));
                }));
    }

    private Uni<Void> remove(Transaction transaction, ObjectKey form, RecordComment comment, Caller.User caller) {
        return comments.remove(transaction, comment.id(), caller.id(), clock.instant())
                .chain(() -> notifications.withdraw(transaction, CommentNews.anchor(comment.id())))
                .chain(() -> announce(transaction, CommentEvents.REMOVED, form, comment, caller, Set.of()));
    }

    private Uni<Void> hold(Transaction transaction, CallerAccess access, ObjectKey form, UUID record) {
        return gate.of(HOLDING, access)
                .flatMap(platform -> store.lock(transaction, platform.write(form, RecordAction.UPDATE, null), record))
                .replaceWithVoid();
    }

    private Uni<RecordComment> held(Transaction transaction, Address address) {
        return comments.lock(transaction, address.record(), address.comment())
                .map(found -> found.orElseThrow(Rejected::notFound));
    }

    private static void refuseForeign(RecordComment comment, Caller.User caller) {
        if (!comment.author().equals(caller.id())) {
            throw Rejected.because(Rejected.Kind.FORBIDDEN, "forbidden");
        }
    }

    private static void refuseStale(RecordComment comment, int seen) {
        if (comment.version() != seen || comment.isRemoved()) {
            throw Rejected.stale(CommentView.of(comment));
        }
    }

    /** Nobody is spoken of who cannot read it. */
    private Uni<Void> refuseOutsiders(Place place, Set<UUID> mentioned) {
        if (mentioned.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return readers.among(place, mentioned)
                .chain(reading -> {
                    var outsiders = mentioned.stream()
                            .filter(id -> !reading.containsKey(id))
                            .toList();
                    return people.names(outsiders).invoke(names -> {
                        if (!outsiders.isEmpty()) {
                            throw Rejected.invalid(outsiders.stream()
                                    .map(id -> CommentText.problem(
                                            "comment_mention_not_reader",
                                            Map.of("person", names.getOrDefault(id, "?"))))
                                    .toList());
                        }
                    });
                })
                .replaceWithVoid();
    }

    private Uni<Optional<RecordComment.Answered>> answered(
            Transaction transaction, UUID record, @Nullable UUID replyTo) {
        if (replyTo == null) {
            return Uni.createFrom().item(Optional.empty());
        }
        return comments.find(transaction, record, replyTo)
                .map(found -> found.filter(comment -> !comment.isRemoved())
                        .orElseThrow(() -> Rejected.invalid(List.of(Problem.at("/replyTo", "comment_reply_gone")))))
                .map(comment ->
                        Optional.of(new RecordComment.Answered(comment.id(), comment.author(), comment.text())));
    }

    private Uni<Void> announce(
            Transaction transaction,
            String type,
            ObjectKey form,
            RecordComment comment,
            Caller.User caller,
            Set<UUID> mentioned) {
        return outbox.append(
                transaction, CommentEvents.of(type, form, comment, caller.id(), mentioned, clock.instant()));
    }
}
