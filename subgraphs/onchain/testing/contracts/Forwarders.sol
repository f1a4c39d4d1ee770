// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// Forwards everything to an address that it keeps where nobody would look.
contract HiddenForwarder {
    address private target;

    constructor(address target_) {
        target = target_;
    }

    fallback() external payable {
        address to = target;
        assembly {
            calldatacopy(0, 0, calldatasize())
            let ok := delegatecall(gas(), to, 0, calldatasize(), 0, 0)
            returndatacopy(0, 0, returndatasize())
            if iszero(ok) { revert(0, returndatasize()) }
            return(0, returndatasize())
        }
    }
}

/// EIP-897: says itself what it forwards to.
contract DeclaringForwarder is HiddenForwarder {
    address public implementation;

    constructor(address target_) HiddenForwarder(target_) {
        implementation = target_;
    }
}

/// EIP-2535, as far as looking at it goes: several contracts behind one address.
contract Diamond is HiddenForwarder {
    address[] private facets;

    constructor(address[] memory facets_) HiddenForwarder(facets_[0]) {
        facets = facets_;
    }

    function facetAddresses() external view returns (address[] memory) {
        return facets;
    }
}

/// The halting half of a token, to stand as a second facet.
contract PauseFacet {
    function pause() external {}
}
