package dev.vpcdoctor.network.address;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.shared.address.AddressFamily;
import dev.vpcdoctor.shared.address.Cidr;
import dev.vpcdoctor.shared.address.IpAddress;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressSetTest {
    /** Addresses in the little world in which a set of bits, one for each address, is the witness. */
    private static final int WORLD_BITS = 8;

    private static final int WORLD = 1 << WORLD_BITS;

    @ParameterizedTest
    @EnumSource(AddressFamily.class)
    void setsAreAddedAndTakenApartAsSetsOfSingleAddressesAre(AddressFamily family) {
        IpAddress base = IpAddress.parse(family == AddressFamily.IPV4 ? "10.0.0.0" : "2001:db8:0:ffff:ffff::");
        Random random = new Random(3);
        for (int i = 0; i < 3_000; i++) {
            List<Cidr> blocks = blocks(base, random);
            List<Cidr> others = blocks(base, random);
            Cidr block = block(base, random);
            AddressSet set = AddressSet.of(blocks);
            AddressSet other = AddressSet.of(others);
            BitSet bits = bits(base, blocks);

            assertThat(bits(base, set.blocks())).isEqualTo(bits);
            assertNothingTwice(set);

            AddressSet rest = set.minus(other);
            BitSet restBits = bits(base, blocks);
            restBits.andNot(bits(base, others));
            assertThat(bits(base, rest.blocks())).isEqualTo(restBits);
            assertNothingTwice(rest);

            AddressSet common = set.intersect(block);
            BitSet commonBits = bits(base, blocks);
            commonBits.and(bits(base, List.of(block)));
            assertThat(bits(base, common.blocks())).isEqualTo(commonBits);
            assertNothingTwice(common);

            AddressSet shared = set.intersect(other);
            BitSet sharedBits = bits(base, blocks);
            sharedBits.and(bits(base, others));
            assertThat(bits(base, shared.blocks())).isEqualTo(sharedBits);
            assertNothingTwice(shared);

            assertThat(List.of(set, rest, common, shared))
                    .as("blocks stand in their order")
                    .allSatisfy(each -> assertThat(each.blocks()).isSorted());
            assertThat(set.overlaps(block)).isEqualTo(!commonBits.isEmpty());
            assertThat(set.overlaps(other)).isEqualTo(bits.intersects(bits(base, others)));
            assertThat(set.isWithin(block)).isEqualTo(commonBits.equals(bits));
            assertThat(common.shareOf(set)).isEqualTo((double) commonBits.cardinality() / bits.cardinality());
        }
    }

    private static List<Cidr> blocks(IpAddress base, Random random) {
        List<Cidr> blocks = new ArrayList<>();
        for (int i = 1 + random.nextInt(5); i > 0; i--) {
            blocks.add(block(base, random));
        }
        return blocks;
    }

    private static Cidr block(IpAddress base, Random random) {
        int length = base.family().bits() - random.nextInt(WORLD_BITS + 1);
        return new Cidr(base.plus(random.nextInt(WORLD)), length);
    }

    private static BitSet bits(IpAddress base, List<Cidr> blocks) {
        BitSet bits = new BitSet(WORLD);
        for (int i = 0; i < WORLD; i++) {
            IpAddress address = base.plus(i);
            bits.set(i, blocks.stream().anyMatch(block -> block.contains(address)));
        }
        return bits;
    }

    private static void assertNothingTwice(AddressSet set) {
        for (int i = 0; i < set.blocks().size(); i++) {
            for (int j = i + 1; j < set.blocks().size(); j++) {
                assertThat(set.blocks().get(i).overlaps(set.blocks().get(j)))
                        .as(set.toString())
                        .isFalse();
            }
        }
    }

    @Test
    void theInternetWithoutOneAddressIsTheInternetWithoutOneAddress() {
        AddressSet rest = AddressSet.of(Cidr.ANY_IPV6).minus(Cidr.parse("2001:db8::1/128"));

        assertThat(rest.blocks()).hasSize(128);
        assertThat(rest.overlaps(Cidr.parse("2001:db8::1/128"))).isFalse();
        assertThat(rest.overlaps(Cidr.parse("2001:db8::2/128"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.1.2.3",
                "172.31.0.1",
                "192.168.1.1",
                "100.64.0.1",
                "169.254.169.254",
                "127.0.0.1",
                "224.0.0.1"
            })
    void privateAddressesAreNotOnTheInternet(String text) {
        assertThat(AddressSet.PUBLIC_IPV4.overlaps(Cidr.of(IpAddress.parse(text))))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1.1.1", "52.0.0.1", "172.32.0.1", "100.128.0.1", "223.255.255.255"})
    void publicAddressesAre(String text) {
        assertThat(AddressSet.PUBLIC_IPV4.overlaps(Cidr.of(IpAddress.parse(text))))
                .isTrue();
    }

    @Test
    void oneAddressIsWrittenAsItselfAndSeveralAsTheirBlocks() {
        assertThat(AddressSet.of(IpAddress.parse("10.0.0.1"))).hasToString("10.0.0.1");
        assertThat(AddressSet.of(List.of(Cidr.parse("10.1.0.0/16"), Cidr.parse("10.0.0.0/16"))))
                .hasToString("10.0.0.0/16, 10.1.0.0/16");
        assertThat(AddressSet.NONE.isEmpty()).isTrue();
        assertThat(AddressSet.NONE.shareOf(AddressSet.NONE)).isZero();
    }
}
