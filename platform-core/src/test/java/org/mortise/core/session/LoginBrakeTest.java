package org.mortise.core.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.testing.FixedClock;
import org.mortise.core.testing.TestPostgres;

class LoginBrakeTest {

    private final TestPostgres postgres = TestPostgres.createMigrated();
    private final FixedClock clock = new FixedClock("2030-01-01T00:00:00Z");
    private final LoginBrake brake = new LoginBrake(postgres.database(), new LoginAttemptTable(), clock);

    @AfterEach
    void close() {
        postgres.close();
    }

    @Test
    void pauses_double_after_the_free_attempts() {
        attempts(5);
        assertPause(1);
        clock.advance(Duration.ofSeconds(1));
        attempts(1);
        assertPause(2);
        clock.advance(Duration.ofSeconds(2));
        attempts(1);
        assertPause(4);
    }

    @Test
    void no_pause_is_longer_than_a_quarter_of_an_hour() {
        for (var attempt = 0; attempt < 30; attempt++) {
            attempts(1);
            clock.advance(Duration.ofMinutes(15));
        }
    }

    @Test
    void other_addresses_and_accounts_are_not_held_up() {
        attempts(5);

        run(brake.attempt("wang.fang", "10.0.0.2"));
        run(brake.attempt("li.lei", "10.0.0.1"));
        assertThatThrownBy(() -> attempts(1)).isInstanceOf(Rejected.class);
    }

    @Test
    void a_right_password_forgives() {
        attempts(4);
        run(brake.succeeded("Wang.Fang", "10.0.0.1"));

        attempts(5);
    }

    @Test
    void guesses_sent_at_once_do_not_slip_through() {
        var guesses = IntStream.range(0, 40)
                .mapToObj(guess -> brake.attempt("wang.fang", "10.0.0.1")
                        .map(allowed -> 1)
                        .onFailure()
                        .recoverWithItem(0))
                .toList();

        var allowed = run(Uni.join().all(guesses).andFailFast()).stream()
                .mapToInt(Integer::intValue)
                .sum();

        assertThat(allowed).isEqualTo(5);
    }

    private void attempts(int count) {
        for (var attempt = 0; attempt < count; attempt++) {
            run(brake.attempt("wang.fang", "10.0.0.1"));
        }
    }

    private void assertPause(int seconds) {
        assertThatThrownBy(() -> attempts(1)).isInstanceOfSatisfying(Rejected.class, refused -> assertThat(
                        refused.problems().get(0).params())
                .containsEntry("seconds", seconds + 1L));
    }

    private static <T> T run(Uni<T> work) {
        return work.await().indefinitely();
    }
}
