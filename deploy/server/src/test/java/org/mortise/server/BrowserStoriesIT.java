package org.mortise.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Runs the Playwright stories of {@code designer-ui/e2e} against the packaged application. They take as long as all other classes
 * together and have a server of their own, so they run beside those.
 */
@Execution(ExecutionMode.CONCURRENT)
class BrowserStoriesIT {

    private static final int LAST_LINES = 150;

    /** A machine that is too busy to run a thread is not the fault of the server. */
    private static final Pattern COMPLAINT =
            Pattern.compile("^[-0-9]+ [0-9:,]+ ERROR +\\[(?!io\\.vertx\\.core\\.impl\\.BlockedThreadChecker)");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path home;

    @Test
    void every_story_passes_in_a_real_browser() throws Exception {
        try (var server = RunningServer.start(home, 512)) {
            var stories = new ProcessBuilder("npx", "--no-install", "playwright", "test")
                    .directory(Path.of("..", "..", "designer-ui").toFile())
                    .redirectErrorStream(true);
            stories.environment().put("MORTISE_URL", server.url());
            stories.environment().put("MORTISE_SETUP_TOKEN", server.setupToken());
            var run = run(stories);

            assertThat(run.exit())
                    .as(
                            "exit of the stories; server log:%n%s%n%nwhat the stories said last:%n%s",
                            server.log(), run.last())
                    .isZero();
            assertThat(server.log()
                            .lines()
                            .filter(line -> COMPLAINT.matcher(line).find()))
                    .as("errors in the server log")
                    .isEmpty();
        }
    }

    /** Not by inheriting the streams: standard input and output of this process belong to the test runner. */
    private static Run run(ProcessBuilder stories) throws IOException, InterruptedException {
        var process = stories.start();
        process.getOutputStream().close();
        var last = new ArrayDeque<String>();
        try (var output = process.inputReader(StandardCharsets.UTF_8)) {
            output.lines().forEach(line -> {
                System.out.println(line);
                last.addLast(line);
                if (last.size() > LAST_LINES) {
                    last.removeFirst();
                }
            });
        }
        return new Run(process.waitFor(), String.join("\n", last));
    }

    /** @param last the end of what was printed: the failures, which Playwright sums up there */
    private record Run(int exit, String last) {}
}
