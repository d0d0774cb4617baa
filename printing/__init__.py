"""How a slip reaches paper: Slip value -> PDF -> printer -> confirmed job."""
