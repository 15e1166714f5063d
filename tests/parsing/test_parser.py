"""What one table leaves behind for the next."""

from __future__ import annotations

from viewer.parsing import parse
from viewer.text.source import Source

BESIDE_YEARS_THAT_ARE_READ = """1995
  Payable           $  310       $  52         $   871     $ 1,233
  Put off               70          20              55         145
  A bridge from the rate of the law to the rate that applied
is drawn as follows:
  other benefit                     2.0            2.0          2.0
"""


def test_years_of_a_table_that_is_read_head_no_other() -> None:
    release = parse(Source("two.txt", BESIDE_YEARS_THAT_ARE_READ))
    assert [cell.text for row in release.statements[0].rows for cell in row.cells][:4] == ["310", "52", "871", "1,233"]
