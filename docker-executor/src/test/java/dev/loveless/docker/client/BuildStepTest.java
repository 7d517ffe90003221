package dev.loveless.docker.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BuildStepTest {
    private static boolean isWork(String text) {
        BuildStep step = new BuildStep();
        return text.lines().anyMatch(line -> {
            step.see(line);
            return step.isWork();
        });
    }

    @Test
    void whatDockerSaysOfACachedBuildIsNoWork() {
        assertThat(isWork("""
                Step 1/3 : FROM busybox AS wanted
                 ---> 47da737b42f7
                Step 2/3 : RUN make
                 ---> Using cache
                 ---> 1b2c3d4e5f60
                Step 3/3 : LABEL a=b
                 ---> Using cache
                 ---> 2b2c3d4e5f60
                [Warning] One or more build-args [X] were not consumed
                Successfully built 2b2c3d4e5f60
                Successfully tagged some/thing:latest
                """)).isFalse();
    }

    @Test
    void whatPodmanSaysOfACachedBuildIsNoWork() {
        assertThat(isWork("""
                STEP 1/2: FROM busybox
                STEP 2/2: RUN make
                --> Using cache 1b2c3d4e5f60
                COMMIT some/thing
                --> 1b2c3d4e5f60
                Successfully tagged localhost/some/thing:latest
                """)).isFalse();
    }

    @Test
    void copyingRunningAndFetchingAreWork() {
        assertThat(isWork("Step 2/2 : COPY . /files\n ---> 1b2c3d4e5f60\n")).isTrue();
        assertThat(isWork("Step 2/2 : RUN make\n ---> Running in 1b2c3d4e5f60\n"))
                .isTrue();
        assertThat(isWork("Step 1/2 : FROM busybox\nlatest: Pulling from library/busybox\n"))
                .isTrue();
    }
}
