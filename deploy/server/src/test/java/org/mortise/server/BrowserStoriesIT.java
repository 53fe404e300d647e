package org.mortise.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the Playwright stories of {@code designer-ui/e2e} against the packaged application. */
class BrowserStoriesIT {

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
            var exit = run(stories);

            assertThat(exit)
                    .as("exit of the stories; server log:%n%s", server.log())
                    .isZero();
        }
    }

    /** Not by inheriting the streams: standard input and output of this process belong to the test runner. */
    private static int run(ProcessBuilder stories) throws IOException, InterruptedException {
        var process = stories.start();
        process.getOutputStream().close();
        try (var output = process.inputReader(StandardCharsets.UTF_8)) {
            output.lines().forEach(System.out::println);
        }
        return process.waitFor();
    }
}
