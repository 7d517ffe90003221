package dev.loveless.docker.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.model.Info;
import dev.loveless.docker.owner.Owner;
import java.util.List;
import org.junit.jupiter.api.Test;

class FileSharingTest {
    private static final int ROOT = 0;

    private static Info engine(String name, String... securityOptions) {
        return new Info().withName(name).withSecurityOptions(List.of(securityOptions));
    }

    @Test
    void rootSharesFilesWithContainersOfItsOwnMachine() {
        String host = Owner.current().host();
        assertThat(FileSharing.isUsable(engine(host, "name=seccomp,profile=default"), ROOT))
                .isTrue();
        assertThat(FileSharing.isUsable(engine("a-virtual-machine"), ROOT)).isFalse();
        assertThat(FileSharing.isUsable(engine(host, "name=rootless"), ROOT)).isFalse();
        assertThat(FileSharing.isUsable(engine(host, "name=userns"), ROOT)).isFalse();
    }

    @Test
    void anotherUserCouldNeitherReadNorDeleteWhatRootLeavesInAContainer() {
        assertThat(FileSharing.isUsable(engine(Owner.current().host()), 1000)).isFalse();
    }
}
