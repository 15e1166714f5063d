"""The blocks of a batch on a Dask cluster (extra `cluster`). Scheduler and workers see the files and the folder under the same paths."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from distributed import Client, as_completed

from viewer.export.batch.plan import Block
from viewer.export.batch.run import Runner
from viewer.export.batch.work import Done, do_block

PATIENCE = 30  # seconds to wait for the scheduler
RETRIES = 3  # a block is done again elsewhere when its worker dies or fails


def on_cluster(address: str) -> Runner:
    """Do the blocks on the workers of a scheduler.

    Raises:
        OSError: the scheduler does not answer.
    """

    def run(blocks: Sequence[Block], out: str) -> Iterator[Done]:
        with Client(address, timeout=PATIENCE, set_as_default=False) as client:  # type: ignore[no-untyped-call]
            futures = client.map(do_block, blocks, out=out, retries=RETRIES, pure=False, key=[f"block-{block.name}" for block in blocks])
            for future in as_completed(futures, loop=client.loop):  # type: ignore[no-untyped-call]
                yield future.result()
                future.release()

    return run
