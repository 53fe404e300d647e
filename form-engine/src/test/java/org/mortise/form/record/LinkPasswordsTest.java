package org.mortise.form.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mortise.form.record.FormWorld.json;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Rejected;
import org.mortise.form.publiclink.Arrival;
import org.mortise.form.publiclink.LinkPasswords;
import org.mortise.form.publiclink.Sent;

/** A public form with a password is there for whoever has its address, and open for whoever knows the password as well. */
class LinkPasswordsTest {

    private static final ObjectKey LINK = ObjectKey.parse("shop.web");
    private static final String PASSWORD = "open sesame";

    private final FormWorld world = new FormWorld();
    private LinkPasswords passwords;
    private String token;

    @BeforeEach
    void published() {
        publish("");
        passwords = world.linkPasswords();
        token = world.rows("SELECT token FROM public_link").get(0).getString("token");
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void without_a_key_nothing_is_shown_and_nothing_is_taken() {
        FormWorld.wait(passwords.set(LINK, PASSWORD));

        assertThat(refusal(null)).isEqualTo("FORBIDDEN publiclink_locked");
        assertThat(refusal("made-up")).isEqualTo("FORBIDDEN publiclink_locked");
        assertThat(catchThrowableOfType(Rejected.class, () -> send(null)).kind())
                .isEqualTo(Rejected.Kind.FORBIDDEN);
        assertThat(world.rows("SELECT 1 FROM rec.shop__inquiry")).isEmpty();

        var key = open(PASSWORD);
        assertThat(refusal(key)).isEmpty();
        send(key);
        assertThat(world.rows("SELECT 1 FROM rec.shop__inquiry")).hasSize(1);
    }

    @Test
    void neither_the_password_nor_a_key_is_kept_as_it_is() {
        FormWorld.wait(passwords.set(LINK, PASSWORD));
        var key = open(PASSWORD);

        assertThat(world.rows("SELECT password FROM public_link").get(0).getString("password"))
                .startsWith("$argon2id$")
                .doesNotContain(PASSWORD);
        assertThat(world.rows("SELECT encode(secret, 'escape') AS secret FROM public_key")
                        .get(0)
                        .getString("secret"))
                .doesNotContain(key);
    }

    @Test
    void a_wrong_password_opens_nothing_and_many_have_to_wait() {
        FormWorld.wait(passwords.set(LINK, PASSWORD));

        for (var guess = 0; guess < 5; guess++) {
            assertThat(wrong("guess " + guess)).isEqualTo("INVALID publiclink_password_wrong");
        }
        assertThat(wrong(PASSWORD)).isEqualTo("TOO_MANY login_throttled");
        world.clock.advance(Duration.ofMinutes(1));
        assertThat(refusal(open(PASSWORD))).isEmpty();
        assertThat(wrong("x".repeat(300))).isEqualTo("INVALID publiclink_password_wrong");
    }

    @Test
    void a_key_ends_with_its_hours_and_with_its_password() {
        FormWorld.wait(passwords.set(LINK, PASSWORD));
        var first = open(PASSWORD);
        world.clock.advance(Duration.ofHours(13));
        assertThat(refusal(first)).isEqualTo("FORBIDDEN publiclink_locked");

        var second = open(PASSWORD);
        FormWorld.wait(passwords.set(LINK, "another sesame"));
        assertThat(refusal(second)).isEqualTo("FORBIDDEN publiclink_locked");
        assertThat(wrong(PASSWORD)).isEqualTo("INVALID publiclink_password_wrong");

        FormWorld.wait(passwords.remove(LINK));
        assertThat(refusal(null)).isEmpty();
        assertThat(open("whatever")).isNotEmpty();
    }

    @Test
    void whoever_knows_a_password_that_is_being_replaced_gets_no_key_for_it() {
        FormWorld.wait(passwords.set(LINK, PASSWORD));
        var release = new CompletableFuture<Void>();
        var holding = new CompletableFuture<Void>();
        var replacing = world.database
                .inTransaction(transaction -> transaction
                        .connection()
                        .query("UPDATE public_link SET password = 'another hash' WHERE link = 'shop.web'")
                        .execute()
                        .invoke(() -> holding.complete(null))
                        .call(() -> Uni.createFrom().completionStage(release)))
                .subscribeAsCompletionStage();
        holding.join();
        var opening = passwords.open(token, "::1", PASSWORD).subscribeAsCompletionStage();
        while (!opening.isDone()
                && world.rows("SELECT 1 FROM pg_locks WHERE NOT granted").isEmpty()) {
            // Until the key waits for the password.
        }

        release.complete(null);
        replacing.toCompletableFuture().join();

        assertThat(opening.handle((key, refused) -> refused == null ? "opened" : told((Rejected) refused))
                        .join())
                .isEqualTo("INVALID publiclink_password_wrong");
        assertThat(world.rows("SELECT 1 FROM public_key")).isEmpty();
    }

    @Test
    void a_key_opens_its_own_link_alone_and_a_link_that_is_over_asks_for_nothing() {
        FormWorld.wait(passwords.set(LINK, PASSWORD));
        var key = open(PASSWORD);
        world.publish("""
                {'kind':'publiclink','key':'other','title':'Other','form':'inquiry','fields':[{'field':'name'}]}""");
        FormWorld.wait(passwords.set(ObjectKey.parse("shop.other"), PASSWORD));
        token = world.rows("SELECT token FROM public_link WHERE link = 'shop.other'")
                .get(0)
                .getString("token");
        assertThat(refusal(key)).isEqualTo("FORBIDDEN publiclink_locked");

        token = world.rows("SELECT token FROM public_link WHERE link = 'shop.web'")
                .get(0)
                .getString("token");
        publish(",'enabled':false");
        assertThat(refusal(null)).isEqualTo("NOT_FOUND not_found");
        assertThat(wrong(PASSWORD)).isEqualTo("NOT_FOUND not_found");
    }

    @Test
    void what_is_easily_guessed_is_no_password() {
        assertThat(told(catchThrowableOfType(Rejected.class, () -> FormWorld.wait(passwords.set(LINK, "short")))))
                .isEqualTo("INVALID password_too_short");
        assertThat(told(catchThrowableOfType(
                        Rejected.class, () -> FormWorld.wait(passwords.set(ObjectKey.parse("shop.no"), PASSWORD)))))
                .isEqualTo("NOT_FOUND not_found");
    }

    private void publish(String more) {
        world.publish(
                """
                {'kind':'form','key':'inquiry','title':'Inquiry','model':{'titleField':'name','fields':[
                  {'key':'name','type':'text','title':'Name'}]}}""",
                "{'kind':'publiclink','key':'web','title':'Write','form':'inquiry','fields':[{'field':'name'}]" + more
                        + "}");
    }

    private String open(String password) {
        return FormWorld.wait(passwords.open(token, "::1", password));
    }

    private String wrong(String password) {
        return told(catchThrowableOfType(Rejected.class, () -> open(password)));
    }

    private String refusal(@Nullable String key) {
        try {
            FormWorld.wait(world.publicForms().page(Arrival.of(token, key)));
            return "";
        } catch (Rejected refused) {
            return told(refused);
        }
    }

    private void send(@Nullable String key) {
        var filled = json("{'name':'Li'}");
        FormWorld.wait(world.publicForms()
                .submit(Arrival.of(token, key), "::1", null, new Sent(filled, null, null, null), filled));
    }

    private static String told(Rejected refused) {
        return refused.kind() + " " + refused.problems().get(0).code();
    }
}
