package org.mortise.form.comment;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.AccessGate;
import org.mortise.core.access.CallerAccess;
import org.mortise.core.access.RecordQuery;
import org.mortise.core.database.Database;
import org.mortise.core.database.Transaction;
import org.mortise.core.event.OutboxEvent;
import org.mortise.core.event.OutboxSubscriber;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.LocalizedText;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.notify.Notification;
import org.mortise.core.notify.Notifications;
import org.mortise.core.org.People;
import org.mortise.core.store.RecordComment;
import org.mortise.core.store.RecordComments;
import org.mortise.core.store.RecordStore;
import org.mortise.form.record.Loans;

/**
 * Tells people what was said about a record: whom it mentions, whom it answers, whose record it is and who has spoken there before;
 * each once, for the strongest reason, never the one who said it, and nobody who may not read the record.
 */
@ApplicationScoped
public class CommentNews implements OutboxSubscriber {

    private static final Caller TELLING = new Caller.System("form:comments", null);
    private static final int MOST_SPEAKERS = 50;
    private static final int EXCERPT = 140;

    private static final LocalizedText MENTIONED = LocalizedText.of("%s 在“%s”中提到了你", "%s mentioned you in “%s”");
    private static final LocalizedText ANSWERED = LocalizedText.of("%s 回复了你在“%s”的评论", "%s replied to you in “%s”");
    private static final LocalizedText SAID = LocalizedText.of("%s 评论了“%s”", "%s commented on “%s”");

    private final AccessGate gate;
    private final RecordStore store;
    private final RecordComments comments;
    private final Readers readers;
    private final People people;
    private final Notifications notifications;

    CommentNews(
            AccessGate gate,
            RecordStore store,
            RecordComments comments,
            Readers readers,
            People people,
            Notifications notifications) {
        this.gate = gate;
        this.store = store;
        this.comments = comments;
        this.readers = readers;
        this.people = people;
        this.notifications = notifications;
    }

    /** Outside the container, for tests of engines. */
    public static CommentNews of(
            Database database,
            AccessGate gate,
            RecordStore store,
            Loans loans,
            People people,
            Notifications notifications) {
        return new CommentNews(
                gate,
                store,
                RecordComments.of(database),
                new Readers(gate, store, loans, people),
                people,
                notifications);
    }

    /** Where notifications of a comment lead. */
    static String anchor(UUID comment) {
        return "comment:" + comment;
    }

    static LocalizedText excerpt(CommentText text, Map<UUID, String> names) {
        return LocalizedText.of(text.excerpt(names, EXCERPT));
    }

    @Override
    public String name() {
        return "form.comments";
    }

    @Override
    public boolean wants(OutboxEvent event) {
        return event.type().equals(CommentEvents.WRITTEN)
                || event.type().equals(CommentEvents.EDITED)
                        && !CommentEvents.mentioned(event).isEmpty();
    }

    /** The comment is held, so that who removes it meanwhile takes back all that is told here. */
    @Override
    public Uni<Void> handle(Transaction transaction, OutboxEvent event) {
        var form = Objects.requireNonNull(event.form());
        var record = Objects.requireNonNull(event.record());
        return comments.lock(transaction, record, CommentEvents.comment(event))
                .flatMap(found -> found.filter(comment -> !comment.isRemoved())
                        .map(comment -> gate.of(transaction, TELLING)
                                .flatMap(platform -> tell(transaction, platform, form, comment, event)))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Void> tell(
            Transaction transaction, CallerAccess platform, ObjectKey form, RecordComment comment, OutboxEvent event) {
        var place = new Readers.Place(transaction, platform, form, comment.record());
        return wanted(transaction, platform, form, comment, event)
                .flatMap(wanted -> readers.among(place, wanted.keySet())
                        .flatMap(found -> names(comment).map(names -> {
                            var title = platform.form(form).shape().title();
                            var notices = new ArrayList<Notification>();
                            found.forEach((person, reader) -> notices.add(new Notification(
                                    person,
                                    Objects.requireNonNull(wanted.get(person))
                                            .filled(
                                                    names.getOrDefault(comment.author(), ""),
                                                    reader.title().isBlank()
                                                            ? title
                                                            : LocalizedText.of(reader.title())),
                                    excerpt(CommentText.of(Objects.requireNonNull(comment.text())), names),
                                    form,
                                    comment.record(),
                                    anchor(comment.id()))));
                            return notices;
                        })))
                .flatMap(notices -> notifications.sendAll(transaction, notices));
    }

    /** Who is to be told, with the strongest reason for it. */
    private Uni<Map<UUID, LocalizedText>> wanted(
            Transaction transaction, CallerAccess platform, ObjectKey form, RecordComment comment, OutboxEvent event) {
        var wanted = new LinkedHashMap<UUID, LocalizedText>();
        CommentEvents.mentioned(event).forEach(person -> wanted.put(person, MENTIONED));
        if (event.type().equals(CommentEvents.EDITED)) {
            wanted.remove(comment.author());
            return Uni.createFrom().item(wanted);
        }
        var answered = comment.replyTo();
        if (answered != null) {
            wanted.putIfAbsent(answered.author(), ANSWERED);
        }
        return owner(transaction, platform, form, comment.record())
                .chain(owner -> comments.authors(transaction, comment.record(), MOST_SPEAKERS)
                        .map(speakers -> {
                            if (owner != null) {
                                wanted.putIfAbsent(owner, SAID);
                            }
                            speakers.forEach(speaker -> wanted.putIfAbsent(speaker, SAID));
                            wanted.remove(comment.author());
                            return wanted;
                        }));
    }

    private Uni<@Nullable UUID> owner(Transaction transaction, CallerAccess platform, ObjectKey form, UUID record) {
        var shape = platform.form(form).shape();
        var query = new RecordQuery(form, null, null, List.of(), List.of(shape.titleField()), null, 1);
        return store.among(transaction, platform.scope(query), Set.of(record))
                .map(found -> found.isEmpty() ? null : found.get(0).owner());
    }

    private Uni<Map<UUID, String>> names(RecordComment comment) {
        var ids = new ArrayList<>(
                CommentText.of(Objects.requireNonNull(comment.text())).mentioned());
        ids.add(comment.author());
        return people.names(ids);
    }
}
